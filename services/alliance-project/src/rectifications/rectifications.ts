import type { RectificationFact, RectificationSource } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

/** `open` without, `assigned` with somebody who answers for it; `done` waits to be checked. */
export const RECTIFICATION_STATES = ['open', 'assigned', 'done', 'closed', 'withdrawn'] as const;
export type RectificationState = (typeof RECTIFICATION_STATES)[number];

export interface RectificationRow {
  source: RectificationSource;
  origin: string;
  unit: string;
  title: string;
  severity: number;
  state: RectificationState;
  person?: string;
  openedOn: string;
  dueOn?: string;
  overdue?: true;
  doneBy?: string;
  doneOn?: string;
  evidence?: string;
  checkedBy?: string;
  closedOn?: string;
  /** How often it was sent back, and why the last time. */
  reopened: number;
  reason?: string;
  /** Events on the stream, for ETag. */
  version: number;
}

export const rectifications: Projection<RectificationRow, RectificationFact> = {
  model: 'rectifications',
  version: 1,
  types: [
    'alliance-project.rectification-opened',
    'alliance-project.rectification-assigned',
    'alliance-project.rectification-done',
    'alliance-project.rectification-closed',
    'alliance-project.rectification-reopened',
    'alliance-project.rectification-overdue',
    'alliance-project.rectification-withdrawn',
  ],
  keys: ({ data }) => [data.rectification],
  evolve: evolveRow,
  indexes: ['state', 'unit', 'person', 'origin'],
};

function evolveRow(
  row: RectificationRow | undefined,
  event: Recorded<RectificationFact>,
): RectificationRow | undefined {
  if (event.type === 'alliance-project.rectification-opened') {
    const { source, origin, unit, title, severity, person, dueOn, on } = event.data;
    const state = person ? 'assigned' : 'open';
    return { source, origin, unit, title, severity, state, person, openedOn: on, dueOn, reopened: 0, version: 1 };
  }
  if (!row) return undefined;
  const next = { ...row, version: row.version + 1 };
  switch (event.type) {
    case 'alliance-project.rectification-assigned': {
      const { person, dueOn } = event.data;
      return { ...next, state: 'assigned', person, dueOn, overdue: undefined };
    }
    case 'alliance-project.rectification-done': {
      const { doneBy, on: doneOn, evidence } = event.data;
      return { ...next, state: 'done', doneBy, doneOn, evidence, overdue: undefined };
    }
    case 'alliance-project.rectification-closed':
      return { ...next, state: 'closed', checkedBy: event.data.checkedBy, closedOn: event.data.on };
    case 'alliance-project.rectification-reopened': {
      const { checkedBy, dueOn, reason } = event.data;
      const undone = { doneBy: undefined, doneOn: undefined, closedOn: undefined };
      return { ...next, ...undone, state: 'assigned', checkedBy, dueOn, reason, reopened: row.reopened + 1 };
    }
    case 'alliance-project.rectification-overdue':
      return { ...next, overdue: true };
    case 'alliance-project.rectification-withdrawn':
      return { ...next, state: 'withdrawn', reason: event.data.reason, overdue: undefined };
  }
}
