import type { ImportFact, ImportOutcome } from '@ronghe/contracts';

interface Known {
  by: string;
  dryRun: boolean;
}
/** `cancelling`: asked to stop, and whoever works on it has not said yet how far it came. */
export interface Underway extends Known {
  is: 'running' | 'cancelling';
}
export interface Ended extends Known {
  is: 'ended';
  outcome: ImportOutcome;
}
export type WorkbookImport = { is: 'unknown' } | Underway | Ended;

export const noImport = (): WorkbookImport => ({ is: 'unknown' });

export function evolveImport(state: WorkbookImport, fact: ImportFact): WorkbookImport {
  if (fact.type === 'organization.import-begun') {
    const { by, dryRun } = fact.data;
    return { is: 'running', by, dryRun };
  }
  if (state.is === 'unknown') return state;
  const { by, dryRun } = state;
  switch (fact.type) {
    case 'organization.import-cancelled':
      return { is: 'cancelling', by, dryRun };
    case 'organization.import-resumed':
      return { is: 'running', by, dryRun };
    case 'organization.import-ended':
      return { is: 'ended', by, dryRun, outcome: fact.data.outcome };
    default:
      return fact satisfies never;
  }
}
