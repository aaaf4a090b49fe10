import { type AccountFact, type FactOfType, type SubjectKind } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

type Recording = FactOfType<AccountFact, 'scoring.points-recorded'>;

/** An entry as the ledger has it; never edited, only reversed by another. */
export interface EntryRow {
  id: string;
  /** The recorded event that is this entry. */
  event: string;
  item: string;
  itemName: string;
  kind: Recording['kind'];
  points: number;
  on: string;
  period: string;
  reason: string;
  evidence?: string;
  rulebook?: string;
  ruleVersion?: number;
  cause: Recording['cause'];
  reverses?: string;
  reversedBy?: string;
}

export interface AccountDocument {
  subject: string;
  kind: SubjectKind;
  year: string;
  entries: readonly EntryRow[];
  version: number;
}

export const accounts: Projection<AccountDocument, AccountFact> = {
  model: 'accounts',
  version: 1,
  types: ['scoring.points-recorded', 'scoring.points-reversed'],
  keys: (event) => [event.stream.slice(event.stream.indexOf('/account/') + '/account/'.length)],
  evolve: evolveAccountDocument,
  indexes: ['year'],
};

function evolveAccountDocument(
  document: AccountDocument | undefined,
  event: Recorded<AccountFact>,
  key: string,
): AccountDocument {
  const before = document ?? {
    subject: event.data.subject,
    kind: event.data.subject.split(':')[0] as SubjectKind,
    year: key.slice(key.lastIndexOf('@') + 1),
    entries: [],
    version: 0,
  };
  const next = { ...before, version: before.version + 1 };
  if (event.type === 'scoring.points-recorded') {
    const { subject: _, entry, ...rest } = event.data;
    return { ...next, entries: [...before.entries, { id: entry, event: event.id, ...rest }] };
  }
  const { entry, reverses, item, kind, points, on, period, reason, by } = event.data;
  const itemName = before.entries.find((e) => e.id === reverses)?.itemName ?? item;
  const cause = { kind: 'manual' as const, by, at: event.at };
  const marked = before.entries.map((e) => (e.id === reverses ? { ...e, reversedBy: entry } : e));
  return {
    ...next,
    entries: [
      ...marked,
      { id: entry, event: event.id, item, itemName, kind, points, on, period, reason, cause, reverses },
    ],
  };
}
