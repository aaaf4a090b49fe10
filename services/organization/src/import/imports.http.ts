import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ImportedSheet } from '@ronghe/contracts';
import { type ModelReader, notFound } from '@ronghe/event-sourcing';
import { type Column, ListFilter, Listing, Lists, Reads, View, type Viewpoint } from '@ronghe/service-kit';
import type { CellProblem } from '@ronghe/workbook';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { workbookImport } from '../workbook-import/workbook-import.decider.js';
import { type ImportRow, workbookImports } from '../workbook-imports/workbook-imports.js';
import type { KeptProgress } from './progress.js';
import { ImportWorker } from './worker.handlers.js';

const IMPORT = { zh: '导入', en: 'import' };

/** `interrupted`: begun, and nobody works on it; the next process that can takes it up. */
type State = 'checking' | 'loading' | 'cancelled' | 'interrupted' | 'finished' | 'failed';

export interface ImportShown {
  id: string;
  state: State;
  dryRun: boolean;
  by: string;
  /** Only in lists; null for somebody who was forgotten, nothing for who is nobody of the oilfield. */
  byName?: string | null;
  at: string;
  endedAt?: string;
  rows: number;
  done: number;
  good: number;
  bad: number;
  unchanged: number;
}
export interface ImportDetail extends ImportShown {
  sheets: ImportedSheet[];
  problemCount: number;
  /** The first of them. */
  problems: CellProblem[];
  /** Whether the problems are still kept. */
  reportKept: boolean;
}
type ProblemRow = CellProblem & { id: string };

const PROBLEMS_SHOWN = 100;

const STATES: Record<State, { zh: string; en: string }> = {
  checking: { zh: '检查中', en: 'checking' },
  loading: { zh: '导入中', en: 'loading' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  interrupted: { zh: '已中断', en: 'interrupted' },
  finished: { zh: '已完成', en: 'finished' },
  failed: { zh: '失败', en: 'failed' },
};

const COLUMNS: Column[] = [
  { field: 'at', label: { zh: '开始时间', en: 'Begun' } },
  { field: 'byName', label: { zh: '导入人', en: 'By' }, sealed: true },
  { field: 'state', label: { zh: '状态', en: 'State' }, values: STATES },
  { field: 'dryRun', label: { zh: '试导入', en: 'Dry run' } },
  { field: 'rows', label: { zh: '行数', en: 'Rows' } },
  { field: 'good', label: { zh: '合格', en: 'Good' } },
  { field: 'bad', label: { zh: '有问题', en: 'With problems' } },
  { field: 'unchanged', label: { zh: '无变化', en: 'Unchanged' } },
  { field: 'endedAt', label: { zh: '结束时间', en: 'Ended' } },
];
const PROBLEM_COLUMNS: Column[] = [
  { field: 'sheet', label: { zh: '工作表', en: 'Sheet' } },
  { field: 'row', label: { zh: '行', en: 'Row' } },
  { field: 'column', label: { zh: '列', en: 'Column' } },
  { field: 'zh', label: { zh: '说明', en: 'In Chinese' } },
  { field: 'en', label: { zh: '英文说明', en: 'Message' } },
];

export class ImportsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly id?: string,
  ) {}
}

/** Imports with how far those under way are: the caller's own, and all for who imports for the whole oilfield. */
@QueryHandler(ImportsQuery)
export class ImportsQueryHandler implements IQueryHandler<ImportsQuery> {
  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly worker: ImportWorker,
  ) {}

  async execute({ view, id }: ImportsQuery): Promise<ImportDetail[]> {
    const reader = await this.upToDate(view, id);
    const found = (await this.rows(reader, id)).filter(
      ({ document }) => document.by === view.person || view.rights.everywhere('change', 'workbook'),
    );
    return Promise.all(
      found.map(async ({ key, document }) => {
        const shown = await this.shown(view, key, document, id !== undefined);
        // Who looks at one looks every second, and needs no name for it.
        return id === undefined ? { ...shown, byName: await nameOf(reader, document.by) } : shown;
      }),
    );
  }

  /**
   * Who looks how far one is need not wait until models and reactions have all that it has loaded by then, only for its
   * own events.
   */
  private async upToDate(view: Viewpoint, id: string | undefined): Promise<ModelReader> {
    if (id === undefined || view.asOf !== undefined) return this.runtime.view(view);
    const reader = await this.runtime.reader(view.tenant);
    const row = await reader.get(workbookImports, id);
    const state = await this.runtime.state(workbookImport, view.tenant, id);
    const now = state?.is === 'ended' ? state.outcome : state?.is;
    if (row?.state !== now) await this.runtime.modelsCaughtUp(view.after);
    return reader;
  }

  private async rows(reader: ModelReader, id: string | undefined): Promise<{ key: string; document: ImportRow }[]> {
    if (id === undefined) return reader.find(workbookImports);
    const document = await reader.get(workbookImports, id);
    return document ? [{ key: id, document }] : [];
  }

  /** Of an earlier moment only what the events tell. */
  private async shown(view: Viewpoint, id: string, row: ImportRow, detailed: boolean): Promise<ImportDetail> {
    const { tenant, asOf } = view;
    const underway = row.state === 'running' || row.state === 'cancelling';
    const named = { tenant, id };
    const looked = asOf === undefined && (underway || detailed);
    const kept = looked ? await this.worker.jobs.reported(named) : undefined;
    const sheets = underway ? (kept?.sheets ?? []) : row.sheets;
    const sum = (of: 'good' | 'bad' | 'unchanged' | 'rows') => sheets.reduce((all, sheet) => all + sheet[of], 0);
    const held = !underway || asOf !== undefined || !kept || (await this.worker.leased(named));
    return {
      id,
      state: stateOf(row, kept, held),
      dryRun: row.dryRun,
      by: row.by,
      at: row.at,
      endedAt: row.endedAt,
      rows: row.rows,
      done: underway ? (kept?.done ?? 0) : sum('good') + sum('bad'),
      good: sum('good'),
      bad: sum('bad'),
      unchanged: sum('unchanged'),
      sheets,
      problemCount: underway ? (kept ? kept.problems.length + kept.problemsLeftOut : 0) : row.problems,
      problems: kept?.problems ?? [],
      reportKept: kept !== undefined,
    };
  }
}

function stateOf({ state, dryRun }: ImportRow, kept: KeptProgress | undefined, held: boolean): State {
  if (state !== 'running' && state !== 'cancelling') return state;
  if (!held) return 'interrupted';
  return dryRun ? 'checking' : (kept?.phase ?? 'checking');
}

@ApiTags('organization')
@Controller('api/organization/v1/imports')
export class ImportsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '导入记录 List imports', ['change', 'workbook'])
  async list(@View() view: Viewpoint, @Query() _filter: ListFilter): Promise<Listing<ImportShown>> {
    const found = await this.queries.execute<ImportsQuery, ImportDetail[]>(new ImportsQuery(view));
    const rows = found.map(({ sheets: _s, problems: _p, problemCount: _c, reportKept: _r, ...row }) => row);
    return new Listing({ zh: '导入记录', en: 'Imports' }, rows, COLUMNS, '-at');
  }

  @Reads(':id', '导入进度与结果 How far an import is, and what came of it', ['change', 'workbook'])
  async one(@View() view: Viewpoint, @Param('id') id: string): Promise<ImportDetail> {
    const { problems, ...found } = await this.find(view, id);
    return { ...found, problems: problems.slice(0, PROBLEMS_SHOWN) };
  }

  @Lists(':id/problems', '导入问题清单 What is wrong in the rows of an import', ['change', 'workbook'])
  async problems(
    @View() view: Viewpoint,
    @Param('id') id: string,
    @Query() _filter: ListFilter,
  ): Promise<Listing<ProblemRow>> {
    const { problems } = await this.find(view, id);
    const rows = problems.map((problem, i) => ({ id: String(i + 1).padStart(6, '0'), ...problem }));
    return new Listing({ zh: '导入问题清单', en: 'Problems of an import' }, rows, PROBLEM_COLUMNS);
  }

  private async find(view: Viewpoint, id: string): Promise<ImportDetail> {
    const [found] = await this.queries.execute<ImportsQuery, ImportDetail[]>(new ImportsQuery(view, id));
    return found ?? notFound(IMPORT);
  }
}
