import { ImportWorkbookHandler } from '../import/import.handlers.js';
import { ImportController } from '../import/import.http.js';
import type { Part } from './part.js';

/** Workbooks that bring units, people and coverage. */
export const workbooksPart: Part = {
  controllers: [ImportController],
  handlers: [ImportWorkbookHandler],
};
