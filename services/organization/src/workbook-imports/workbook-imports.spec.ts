import { describe, it } from '@jest/globals';
import type { ImportFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { workbookImports } from './workbook-imports.js';

const begun: ImportFact = {
  type: 'organization.import-begun',
  data: { import: 'i1', by: 'p1', dryRun: false, rows: 32_000, on: '2026-03-01' },
};
const cancelled: ImportFact = { type: 'organization.import-cancelled', data: { import: 'i1', by: 'p2' } };
const resumed: ImportFact = { type: 'organization.import-resumed', data: { import: 'i1', by: 'p2' } };
const sheets = [{ name: '人员', rows: 32_000, good: 256, bad: 2, unchanged: 1 }];
const stopped: ImportFact = {
  type: 'organization.import-ended',
  data: { import: 'i1', outcome: 'cancelled', sheets, problems: 3 },
};
const AT = '2026-01-01T00:00:00.000Z';
const row = { by: 'p1', dryRun: false, rows: 32_000, at: AT, sheets: [], problems: 0 };

describe('imports of workbooks', () => {
  it('are under way until they end, with what was loaded by then', () => {
    givenEvents(workbookImports, recorded([begun])).then('i1', { ...row, state: 'running' });
    givenEvents(workbookImports, recorded([begun, cancelled])).then('i1', { ...row, state: 'cancelling' });
    const ended = { ...row, state: 'cancelled', sheets, problems: 3, endedAt: AT } as const;
    givenEvents(workbookImports, recorded([begun, cancelled, stopped])).then('i1', ended);
  });

  it('are under way again when they go on', () => {
    givenEvents(workbookImports, recorded([begun, cancelled, stopped, resumed])).then('i1', {
      ...row,
      state: 'running',
      sheets,
      problems: 3,
    });
  });
});
