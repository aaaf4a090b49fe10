export const AUDIT_ACTIONS = [
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'refused',
  'read-personal-data',
  'export',
  'import',
  'command',
  'administer',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_OUTCOMES = ['done', 'refused'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Who did what, when, to whose data. No name, no number and no address of anybody: pseudonyms, codes and patterns only. */
export interface AuditEntry {
  /** The service that answered; each has a chain of its own. */
  chain: string;
  /** RFC 3339, UTC. */
  at: string;
  /** Whose data it was about; '' when nobody knows, as with a token that is refused. */
  tenant: string;
  /** A pseudonym; '' when nobody was identified. */
  actor: string;
  action: AuditAction;
  outcome: AuditOutcome;
  /** Method and pattern, `GET /api/organization/v1/people/:id`, or what an operator ran. */
  route: string;
  /** Of HTTP; 0 for what was no request. */
  status: number;
  trace?: string;
  /** Pseudonyms of those whose personal data was opened; at most {@link MOST_PEOPLE}. */
  people: readonly string[];
  /** Ids and codes, never text of a user. */
  detail?: string;
}

/** An entry with its place in its chain. */
export interface AuditRecord extends AuditEntry {
  /** Dense in the chain, from 1. */
  no: number;
  /** Of the record and, through the one before, of all before it. */
  mac: string;
}

/** So that a record stays small wherever it is kept; who opens more leaves several records. */
export const MOST_PEOPLE = 1_000;

/** One entry as the records it takes: people in portions. */
export function portions(entry: AuditEntry): AuditEntry[] {
  const { people } = entry;
  if (people.length <= MOST_PEOPLE) return [entry];
  return Array.from({ length: Math.ceil(people.length / MOST_PEOPLE) }, (_, i) => ({
    ...entry,
    people: people.slice(i * MOST_PEOPLE, (i + 1) * MOST_PEOPLE),
  }));
}
