import type { RectificationFact, RectificationSource } from '@ronghe/contracts';

/** What every event says of it. */
interface Found {
  source: RectificationSource;
  origin: string;
  unit: string;
  title: string;
  severity: number;
  foundBy?: string;
  openedOn: string;
  person?: string;
  dueOn?: string;
}
export interface Open extends Found {
  is: 'open';
  overdue: boolean;
}
export interface Done extends Found {
  is: 'done' | 'closed';
  doneBy: string;
  doneOn: string;
}
export type Rectification = { is: 'unknown' } | Open | Done | (Found & { is: 'withdrawn' });

export const noRectification = (): Rectification => ({ is: 'unknown' });

export function evolveRectification(state: Rectification, fact: RectificationFact): Rectification {
  if (fact.type === 'alliance-project.rectification-opened') {
    const { source, origin, unit, title, severity, foundBy, person, dueOn, on: openedOn } = fact.data;
    return { is: 'open', source, origin, unit, title, severity, foundBy, openedOn, person, dueOn, overdue: false };
  }
  if (state.is === 'unknown') return state;
  const { source, origin, unit, title, severity, foundBy, openedOn, person, dueOn } = state;
  const found: Found = { source, origin, unit, title, severity, foundBy, openedOn, person, dueOn };
  switch (fact.type) {
    case 'alliance-project.rectification-assigned':
      return { ...found, is: 'open', person: fact.data.person, dueOn: fact.data.dueOn, overdue: false };
    case 'alliance-project.rectification-done':
      return { ...found, is: 'done', doneBy: fact.data.doneBy, doneOn: fact.data.on };
    case 'alliance-project.rectification-closed':
      return { ...found, is: 'closed', doneBy: fact.data.doneBy, doneOn: fact.data.doneOn };
    case 'alliance-project.rectification-reopened':
      return { ...found, is: 'open', dueOn: fact.data.dueOn, overdue: false };
    case 'alliance-project.rectification-overdue':
      return state.is === 'open' ? { ...state, overdue: true } : state;
    case 'alliance-project.rectification-withdrawn':
      return { ...found, is: 'withdrawn' };
    default:
      return fact satisfies never;
  }
}
