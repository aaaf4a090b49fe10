import type { ImportFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type WorkbookImport, evolveImport, noImport } from './workbook-import.js';
import { type ImportCommand, decideImport } from './workbook-import.decide.js';

export const workbookImport: Decider<WorkbookImport, ImportCommand, ImportFact> = {
  category: 'import',
  initial: noImport,
  decide: decideImport,
  evolve: evolveImport,
};
