import type { ChartFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

/** `absorbed`: another unit was merged into this one. */
export const UNIT_CHANGES = ['registered', 'renamed', 'moved', 'absorbed', 'merged', 'dissolved'] as const;
export type UnitChange = (typeof UNIT_CHANGES)[number];

export interface UnitHistoryEntry {
  /** The event that says so. */
  event: string;
  change: UnitChange;
  /** Business date. */
  on: string;
  /** Record time. */
  at: string;
  actor: string;
  /** Of a renaming names, else units. */
  from?: string;
  to?: string;
}

export interface UnitHistory {
  name: string;
  entries: readonly UnitHistoryEntry[];
}

/** What happened to each unit, in the order in which it was recorded; key is the unit. */
export const unitHistories: Projection<UnitHistory, ChartFact> = {
  model: 'unit-histories',
  version: 1,
  types: [
    'organization.unit-registered',
    'organization.unit-renamed',
    'organization.unit-moved',
    'organization.unit-merged',
    'organization.unit-dissolved',
  ],
  keys: ({ type, data }) => (type === 'organization.unit-merged' ? [data.unit, data.into] : [data.unit]),
  evolve: evolveHistory,
};

function evolveHistory(
  history: UnitHistory | undefined,
  event: Recorded<ChartFact>,
  unit: string,
): UnitHistory | undefined {
  const tell = (change: UnitChange, more: Pick<UnitHistoryEntry, 'from' | 'to'> = {}): UnitHistoryEntry[] => [
    ...(history?.entries ?? []),
    { event: event.id, change, on: event.data.on, at: event.at, actor: event.actor, ...more },
  ];
  if (event.type === 'organization.unit-registered')
    return { name: event.data.name, entries: tell('registered', { to: event.data.parent }) };
  if (!history) return undefined;
  const { name } = history;
  switch (event.type) {
    case 'organization.unit-renamed':
      return { name: event.data.name, entries: tell('renamed', { from: name, to: event.data.name }) };
    case 'organization.unit-moved':
      return { name, entries: tell('moved', { from: event.data.previousParent, to: event.data.parent }) };
    case 'organization.unit-merged':
      return event.data.into === unit
        ? { name, entries: tell('absorbed', { from: event.data.unit }) }
        : { name, entries: tell('merged', { to: event.data.into }) };
    case 'organization.unit-dissolved':
      // That it is dissolved with a merger has been said.
      return history.entries.at(-1)?.change === 'merged' ? history : { name, entries: tell('dissolved') };
  }
}
