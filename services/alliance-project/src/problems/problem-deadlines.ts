import type { ProblemFact } from '@ronghe/contracts';
import type { Deadline, Projection } from '@ronghe/event-sourcing';
import { endOfBusinessDate } from '@ronghe/service-kit/pure';

/** A claimed problem's promised day; due when that day is over. */
export const problemDeadlines: Projection<Deadline, ProblemFact> = {
  model: 'problem-deadlines',
  version: 1,
  types: [
    'alliance-project.problem-claimed',
    'alliance-project.problem-released',
    'alliance-project.problem-overdue',
    'alliance-project.problem-closed',
  ],
  keys: (event) => [event.data.problem],
  evolve: (_, event) => {
    if (event.type !== 'alliance-project.problem-claimed') return undefined;
    const { problem, dueOn } = event.data;
    return { dueAt: endOfBusinessDate(dueOn), command: 'noteOverdue', payload: { problem, dueOn } };
  },
};
