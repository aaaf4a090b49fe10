import { post, withParams } from './http';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/organization/v1';
const importsPath = `${service}/imports`;

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

/** What came of a workbook, or has come of it so far. */
export interface ImportReport {
  dryRun: boolean;
  sheets: SheetCount[];
  problems: RowProblem[];
  /** How many more there are than the list holds. */
  problemsLeftOut: number;
}

/** A small workbook is loaded when the answer comes; a large one has only begun. */
export type Sent = { id: string } & (({ status: 'done' } & ImportReport) | { status: 'begun'; dryRun: boolean });

export const IMPORT_STATES = ['checking', 'loading', 'cancelled', 'interrupted', 'finished', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export interface ImportRow {
  id: string;
  state: ImportState;
  dryRun: boolean;
  by: string;
  byName?: string | null;
  at: string;
  endedAt?: string;
  rows: number;
  done: number;
  good: number;
  bad: number;
  unchanged: number;
}

export interface ImportDetail extends ImportRow {
  sheets: SheetCount[];
  problemCount: number;
  problems: RowProblem[];
  reportKept: boolean;
}

export const templatePath = `${importsPath}/template`;
export const currentPath = `${importsPath}/workbook`;
const importPath = (id: string) => `${importsPath}/${encodeURIComponent(id)}`;
export const importProblemsPath = (id: string) => `${importPath(id)}/problems`;
export const cancellationPath = (id: string) => `${importPath(id)}/cancellation`;
export const resumptionPath = (id: string) => `${importPath(id)}/resumption`;

export function sendWorkbook(file: File, dryRun: boolean) {
  const form = new FormData();
  form.append('file', file);
  return post<Sent>(withParams(importsPath, { dryRun }), form);
}

const LOOK_EVERY_MS = 1_000;
export const isUnderWay = ({ state }: Pick<ImportRow, 'state'>) =>
  state === 'checking' || state === 'loading' || state === 'interrupted';

/** Looks again and again while it is under way. */
export function useImport(id: string) {
  const look = useGet<ImportDetail>(importPath(id));
  const underWay = look.data === undefined || isUnderWay(look.data);
  useGet<ImportDetail>(importPath(id), {}, { enabled: underWay, refetchInterval: LOOK_EVERY_MS });
  return look;
}

export const useImports = (asOf?: string) => useList<ImportRow>(importsPath, { asOf }, 10);
