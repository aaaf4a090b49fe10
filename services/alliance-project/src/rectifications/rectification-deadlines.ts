import type { RectificationFact } from '@ronghe/contracts';
import type { Deadline, Projection } from '@ronghe/event-sourcing';
import { endOfBusinessDate } from '@ronghe/service-kit/pure';

/** The day by which something is to be put right; due when it is over, gone once it is done. */
export const rectificationDeadlines: Projection<Deadline, RectificationFact> = {
  model: 'rectification-deadlines',
  version: 1,
  types: [
    'alliance-project.rectification-opened',
    'alliance-project.rectification-assigned',
    'alliance-project.rectification-done',
    'alliance-project.rectification-reopened',
    'alliance-project.rectification-overdue',
    'alliance-project.rectification-withdrawn',
  ],
  keys: ({ data }) => [data.rectification],
  evolve: (_, { type, data }) => {
    switch (type) {
      case 'alliance-project.rectification-opened':
      case 'alliance-project.rectification-assigned':
      case 'alliance-project.rectification-reopened': {
        const { rectification, dueOn } = data;
        if (!dueOn) return undefined;
        return { dueAt: endOfBusinessDate(dueOn), command: 'noteOverdue', payload: { rectification, dueOn } };
      }
      default:
        return undefined;
    }
  },
};
