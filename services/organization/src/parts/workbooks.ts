import { ImportWorkbookHandler } from '../import/import.handlers.js';
import { ImportController } from '../import/import.http.js';
import { ImportsController, ImportsQueryHandler } from '../import/imports.http.js';
import { CancelImportHandler, ResumeImportHandler } from '../import/stop-and-go.handlers.js';
import { ImportWorker } from '../import/worker.handlers.js';
import { WorkbooksController } from '../import/workbooks.http.js';
import { workbookImports } from '../workbook-imports/workbook-imports.js';
import type { Part } from './part.js';

/** Workbooks that bring units, people and coverage, and those that take them home. */
export const workbooksPart: Part = {
  projections: [workbookImports],
  controllers: [WorkbooksController, ImportController, ImportsController],
  handlers: [ImportWorker, ImportWorkbookHandler, CancelImportHandler, ResumeImportHandler, ImportsQueryHandler],
};
