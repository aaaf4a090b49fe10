import { post, withParams } from './http';

const service = '/api/organization/v1';

export interface SheetCount {
  name: string;
  rows: number;
  good: number;
  bad: number;
  unchanged: number;
}

export interface RowProblem {
  sheet: string;
  row: number;
  column: string;
  code: string;
  zh: string;
  en: string;
}

export interface ImportReport {
  id: string;
  dryRun: boolean;
  status: string;
  sheets: SheetCount[];
  problems: RowProblem[];
  /** How many more there are than the list holds. */
  problemsLeftOut: number;
}

export const templatePath = `${service}/imports/template`;

export function sendWorkbook(file: File, dryRun: boolean) {
  const form = new FormData();
  form.append('file', file);
  return post<ImportReport>(withParams(`${service}/imports`, { dryRun }), form);
}
