import type { RectificationFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

export const RECTIFICATION_STATES = ['open', 'assigned', 'done', 'closed', 'withdrawn'] as const;
export type RectificationState = (typeof RECTIFICATION_STATES)[number];

/** What has become of a finding, as the service that has it put right tells. Key is the finding. */
export interface FindingRectification {
  rectification: string;
  state: RectificationState;
  dueOn?: string;
  overdue?: true;
  /** How often it was sent back. */
  reopened: number;
  doneOn?: string;
  closedOn?: string;
}

export const findingRectifications: Projection<FindingRectification, RectificationFact> = {
  model: 'finding-rectifications',
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
  keys: ({ data }) => (data.source === 'contactVisit' ? [data.origin] : []),
  evolve: evolveState,
};

function evolveState(
  row: FindingRectification | undefined,
  event: Recorded<RectificationFact>,
): FindingRectification | undefined {
  if (event.type === 'alliance-project.rectification-opened') {
    const { rectification, person, dueOn } = event.data;
    return { rectification, state: person ? 'assigned' : 'open', dueOn, reopened: 0 };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'alliance-project.rectification-assigned':
      return { ...row, state: 'assigned', dueOn: event.data.dueOn, overdue: undefined };
    case 'alliance-project.rectification-done':
      return { ...row, state: 'done', doneOn: event.data.on, overdue: undefined };
    case 'alliance-project.rectification-closed':
      return { ...row, state: 'closed', closedOn: event.data.on };
    case 'alliance-project.rectification-reopened': {
      const { person, dueOn } = event.data;
      const state = person ? 'assigned' : 'open';
      return { ...row, state, dueOn, doneOn: undefined, closedOn: undefined, reopened: row.reopened + 1 };
    }
    case 'alliance-project.rectification-overdue':
      return { ...row, overdue: true };
    case 'alliance-project.rectification-withdrawn':
      return { ...row, state: 'withdrawn', overdue: undefined };
  }
}
