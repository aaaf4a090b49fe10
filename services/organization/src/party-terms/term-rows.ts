import type { UnitDirectory } from '@ronghe/service-kit/pure';
import { existsOn } from '../coverage/coverage-figures.js';
import {
  type Term,
  type TermKind,
  type TermState,
  type Terms,
  hasTerms,
  lastTerm,
  stateOn,
  termOn,
} from '../party-organization/terms.js';

/** How one Party organisation stands on a day. */
export interface TermRow {
  id: string;
  name: string;
  kind: TermKind;
  unitPath: string;
  /** The organisation and all above it. */
  within: readonly string[];
  state: TermState;
  /** Of the election that counts on the day; none was recorded without it. */
  election?: string;
  electedOn?: string;
  from?: string;
  until?: string;
  /** Last day before it was put off. */
  postponedFrom?: string;
  entitled?: number;
  present?: number;
}

export interface TermFigures extends Record<TermState, number> {
  on: string;
}

export interface ElectionRow extends Pick<Term, 'electedOn' | 'from' | 'until' | 'entitled' | 'present'> {
  id: string;
  state: 'current' | 'past' | 'withdrawn';
  postponedFrom?: string;
  postponedBecause?: string;
  approvedBy?: string;
  /** Why it was withdrawn. */
  reason?: string;
}

/** Every Party committee, general branch and branch that stands on the day, under one organisation or all of them. */
export function termRows(
  chart: UnitDirectory,
  termsOf: ReadonlyMap<string, Terms>,
  day: string,
  root?: string,
): TermRow[] {
  return [...chart.entries()].flatMap(([id, unit]): TermRow[] => {
    const { kind, name, parent } = unit;
    if (!hasTerms(kind) || !existsOn(unit, day) || (root && !chart.under(id, root))) return [];
    const term = termOn(termsOf.get(id) ?? [], day);
    return [
      {
        id,
        name,
        kind,
        unitPath: chart.path(parent),
        within: chart.within(id),
        state: stateOn(term, day),
        election: term?.election,
        electedOn: term?.electedOn,
        from: term?.from,
        until: term?.until,
        postponedFrom: term?.postponed?.previousUntil,
        entitled: term?.entitled,
        present: term?.present,
      },
    ];
  });
}

export function termFigures(rows: readonly TermRow[], on: string): TermFigures {
  const figures = { on, inTerm: 0, dueSoon: 0, overdue: 0, none: 0 };
  for (const { state } of rows) figures[state]++;
  return figures;
}

export const electionRows = (terms: Terms): ElectionRow[] =>
  terms.map((term): ElectionRow => {
    const { election: id, electedOn, from, until, entitled, present, postponed, withdrawn: reason } = term;
    const state = reason !== undefined ? 'withdrawn' : lastTerm(terms) === term ? 'current' : 'past';
    const { previousUntil: postponedFrom, reason: postponedBecause, approvedBy } = postponed ?? {};
    return {
      id,
      state,
      electedOn,
      from,
      until,
      entitled,
      present,
      postponedFrom,
      postponedBecause,
      approvedBy,
      reason,
    };
  });
