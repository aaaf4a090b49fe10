import type { PartyTermFact } from '@ronghe/contracts';
import type { Deadline, Projection } from '@ronghe/event-sourcing';
import { endOfBusinessDate, startOfBusinessDate } from '@ronghe/service-kit/pure';
import { type Terms, dueFrom, evolveTerms, lastTerm } from '../party-organization/terms.js';

interface TermDeadline extends Deadline {
  payload: { unit: string; terms: Terms };
}

/** All is told; what there was is kept, as an election may be withdrawn or put off. */
const NEVER = '9999-12-31T00:00:00.000Z';

/** When people are next told of the end of a term: half a year before it, and when it is over. */
export const termDeadlines: Projection<TermDeadline, PartyTermFact> = {
  model: 'term-deadlines',
  version: 1,
  types: [
    'organization.election-held',
    'organization.election-postponed',
    'organization.election-withdrawn',
    'organization.election-due',
    'organization.election-overdue',
    'organization.term-lapsed',
  ],
  keys: ({ data }) => [data.unit],
  evolve: (known, event) => {
    const terms = evolveTerms(known?.payload.terms ?? [], event);
    return { dueAt: nextOf(terms), command: 'noteTerm', payload: { unit: event.data.unit, terms } };
  },
};

function nextOf(terms: Terms): string {
  const term = lastTerm(terms);
  if (!term || term.told === 'overdue' || term.told === 'lapsed') return NEVER;
  return term.told === 'due' ? endOfBusinessDate(term.until) : startOfBusinessDate(dueFrom(term.until));
}
