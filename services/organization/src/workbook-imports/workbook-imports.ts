import type { ImportFact, ImportOutcome, ImportedSheet } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

/** An import as its events tell it; how far one under way has come, only who works on it knows. */
export interface ImportRow {
  by: string;
  dryRun: boolean;
  rows: number;
  at: string;
  state: 'running' | 'cancelling' | ImportOutcome;
  endedAt?: string;
  sheets: ImportedSheet[];
  problems: number;
}

export const workbookImports: Projection<ImportRow, ImportFact> = {
  model: 'workbookImports',
  version: 1,
  types: [
    'organization.import-begun',
    'organization.import-cancelled',
    'organization.import-resumed',
    'organization.import-ended',
  ],
  keys: (event) => [event.data.import],
  evolve: evolveRow,
  indexes: ['by'],
};

function evolveRow(row: ImportRow | undefined, event: Recorded<ImportFact>): ImportRow | undefined {
  if (event.type === 'organization.import-begun') {
    const { by, dryRun, rows } = event.data;
    return { by, dryRun, rows, at: event.at, state: 'running', sheets: [], problems: 0 };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'organization.import-cancelled':
      return { ...row, state: 'cancelling' };
    case 'organization.import-resumed':
      return { ...row, state: 'running', endedAt: undefined };
    case 'organization.import-ended': {
      const { outcome, sheets, problems } = event.data;
      return { ...row, state: outcome, sheets, problems, endedAt: event.at };
    }
  }
}
