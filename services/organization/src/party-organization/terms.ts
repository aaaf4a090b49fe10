import type { PartyTermFact, UnitKind } from '@ronghe/contracts';

/**
 * Years of a term. 《中国共产党国有企业基层组织工作条例（试行）》: the committee of a Party committee is elected for five
 * years, that of a general branch or of a branch for three. A Party group has no term.
 */
const TERM_YEARS = { partyCommittee: 5, generalBranch: 3, branch: 3 } as const satisfies Partial<
  Record<UnitKind, number>
>;
export type TermKind = keyof typeof TERM_YEARS;
export const TERM_KINDS = Object.keys(TERM_YEARS) as TermKind[];
export const hasTerms = (kind: UnitKind): kind is TermKind => kind in TERM_YEARS;

const DUE_MONTHS = 6;

/** One recorded election and the term that began with it. */
export interface Term {
  election: string;
  electedOn: string;
  from: string;
  /** Last day, as put off where it was. */
  until: string;
  entitled: number;
  present: number;
  postponed?: { previousUntil: string; reason: string; approvedBy: string };
  withdrawn?: string;
  /** What people were told of its end: once, and anew when the end was put off; nothing when it lapsed. */
  told?: 'due' | 'overdue' | 'lapsed';
}

/** In the order in which they were held; withdrawn ones stay among them. */
export type Terms = readonly Term[];

export type TermState = 'none' | 'inTerm' | 'dueSoon' | 'overdue';

const dateOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
const partsOf = (date: string): [year: number, month: number, day: number] => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return [year, month - 1, day];
};

export function lastDayOf(from: string, kind: TermKind): string {
  const [year, month, day] = partsOf(from);
  return dateOf(year + TERM_YEARS[kind], month, day - 1);
}

/**
 * The date so many months away; the month’s last day when it has no such day, as a term ends with a day. Periods that a
 * person has to wait for end later: `plusMonths` in person/person-dates.ts.
 */
export function monthsAway(date: string, months: number): string {
  const [year, month, day] = partsOf(date);
  const lastOfMonth = Number(dateOf(year, month + months + 1, 0).slice(8));
  return dateOf(year, month + months, Math.min(day, lastOfMonth));
}

/** From this day on the election that ends the term is to be prepared. */
export const dueFrom = (until: string): string => monthsAway(until, -DUE_MONTHS);

/** The term that counts on a day: that of the last election held by then. */
export const termOn = (terms: Terms, day: string): Term | undefined =>
  terms.findLast(({ electedOn, withdrawn }) => withdrawn === undefined && electedOn <= day);

export const lastTerm = (terms: Terms): Term | undefined => terms.findLast(({ withdrawn }) => withdrawn === undefined);

export function stateOn(term: Pick<Term, 'until'> | undefined, day: string): TermState {
  if (!term) return 'none';
  if (day > term.until) return 'overdue';
  return day >= dueFrom(term.until) ? 'dueSoon' : 'inTerm';
}

export function evolveTerms(terms: Terms, fact: PartyTermFact): Terms {
  switch (fact.type) {
    case 'organization.election-held': {
      const { unit: _, ...held } = fact.data;
      return [...terms, held];
    }
    case 'organization.election-postponed': {
      const { election, previousUntil, until, reason, approvedBy } = fact.data;
      return changed(terms, election, { until, postponed: { previousUntil, reason, approvedBy }, told: undefined });
    }
    case 'organization.election-withdrawn':
      return changed(terms, fact.data.election, { withdrawn: fact.data.reason });
    case 'organization.election-due':
      return changed(terms, fact.data.election, { told: 'due' });
    case 'organization.election-overdue':
      return changed(terms, fact.data.election, { told: 'overdue' });
    case 'organization.term-lapsed':
      return changed(terms, fact.data.election, { told: 'lapsed' });
    default:
      return fact satisfies never;
  }
}

const changed = (terms: Terms, election: string, to: Partial<Term>): Terms =>
  terms.map((term) => (term.election === election ? { ...term, ...to } : term));
