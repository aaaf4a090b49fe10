import type { ImportFact, ImportOutcome, ImportedSheet } from '@ronghe/contracts';
import { notFound, refuse } from '@ronghe/event-sourcing';
import type { Ended, Underway, WorkbookImport } from './workbook-import.js';

export type ImportCommand =
  | { kind: 'beginImport'; import: string; by: string; dryRun: boolean; rows: number; on: string }
  | { kind: 'cancelImport'; import: string; by: string }
  /** `kept`: its workbook is still there; `worked`: somebody works on it now. */
  | { kind: 'resumeImport'; import: string; by: string; kept: boolean; worked: boolean }
  | { kind: 'endImport'; import: string; outcome: ImportOutcome; sheets: readonly ImportedSheet[]; problems: number };

export function decideImport(command: ImportCommand, state: WorkbookImport): ImportFact[] {
  switch (command.kind) {
    case 'beginImport': {
      const { kind: _, ...data } = command;
      if (state.is !== 'unknown') refuse('import-exists', '这次导入已经开始', 'This import has begun already');
      return [{ type: 'organization.import-begun', data }];
    }
    case 'cancelImport':
      return cancel(command, known(state));
    case 'resumeImport':
      return resume(command, known(state));
    case 'endImport': {
      const { import: id, outcome, sheets, problems } = command;
      // Two who worked on it, one of whom was taken for dead, both say so.
      if (known(state).is === 'ended') return [];
      return [{ type: 'organization.import-ended', data: { import: id, outcome, sheets: [...sheets], problems } }];
    }
    default:
      return command satisfies never;
  }
}

type Of<K extends ImportCommand['kind']> = Extract<ImportCommand, { kind: K }>;

function cancel({ import: id, by }: Of<'cancelImport'>, state: Underway | Ended): ImportFact[] {
  if (state.is === 'ended' && state.outcome !== 'cancelled')
    refuse('import-ended', '导入已经结束，不能取消', 'The import has ended and cannot be cancelled', {
      zh: '已导入的内容保留；如有误请修改后重新导入',
      en: 'What was loaded stays; correct the workbook and import it again',
    });
  return state.is === 'running' ? [{ type: 'organization.import-cancelled', data: { import: id, by } }] : [];
}

function resume({ import: id, by, kept, worked }: Of<'resumeImport'>, state: Underway | Ended): ImportFact[] {
  if (state.is === 'ended' && state.outcome === 'finished')
    refuse('import-finished', '导入已经完成，无需继续', 'The import is finished; there is nothing to resume', {
      zh: '如工作簿有改动，请重新导入',
      en: 'Import the workbook again if it has changed',
    });
  if (state.is === 'cancelling' || (state.is === 'running' && worked))
    refuse('import-running', '导入正在进行', 'The import is under way', {
      zh: '请等待它完成或先取消',
      en: 'Wait until it ends, or cancel it first',
    });
  if (!kept)
    refuse('import-gone', '上传的工作簿已删除，不能继续', 'The workbook is not kept any more, so it cannot go on', {
      zh: '请重新上传：已导入的行不会重复',
      en: 'Upload it again: rows that were loaded are not loaded twice',
    });
  return [{ type: 'organization.import-resumed', data: { import: id, by } }];
}

const known = (state: WorkbookImport): Underway | Ended =>
  state.is === 'unknown' ? notFound({ zh: '导入', en: 'import' }) : state;
