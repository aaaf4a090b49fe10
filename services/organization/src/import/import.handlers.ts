import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ImportedSheet } from '@ronghe/contracts';
import { type CommandContext, type Position, Refusal } from '@ronghe/event-sourcing';
import { Accepted, type Claims, Positioned, businessDateOf, newId } from '@ronghe/service-kit';
import type { CellProblem } from '@ronghe/workbook';
import { OrganizationRuntime } from '../organization.runtime.js';
import { workbookImport } from '../workbook-import/workbook-import.decider.js';
import type { ImportJob } from './job.js';
import { loadSheets } from './load-sheets.js';
import { type KeptProgress, Progress } from './progress.js';
import { type ReadBook, read, rowsIn } from './read.js';
import { ImportWorker } from './worker.handlers.js';

/** About a second of work: whoever waits for longer wants to see how far it is, and to be able to stop it. */
export const MOST_ROWS_AT_ONCE = 2_000;

export interface ImportReport {
  id: string;
  dryRun: boolean;
  status: 'done';
  sheets: ImportedSheet[];
  problems: CellProblem[];
  /** Problems found but not listed, when there are very many. */
  problemsLeftOut: number;
}
export interface ImportBegun {
  id: string;
  dryRun: boolean;
  status: 'begun';
}

export class ImportWorkbook {
  constructor(
    readonly context: CommandContext,
    readonly sender: Claims,
    readonly bytes: Buffer,
    readonly dryRun: boolean,
  ) {}
}

@CommandHandler(ImportWorkbook)
export class ImportWorkbookHandler implements ICommandHandler<ImportWorkbook> {
  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly worker: ImportWorker,
  ) {}

  async execute(asked: ImportWorkbook): Promise<Positioned<ImportReport> | Accepted<ImportBegun>> {
    const { context, sender, bytes, dryRun } = asked;
    const { tenant, trace, at: begunAt } = context;
    const id = newId(context, 'import');
    const on = businessDateOf(new Date(begunAt));
    const job: ImportJob = { tenant, id, sender, dryRun, on, begunAt, trace, tries: 0 };
    const earlier = await this.earlier(job);
    if (earlier) return earlier;
    const book = await read(bytes);
    const rows = rowsIn(book);
    const own = { ...context, commandId: id, expectedVersion: undefined };
    if (dryRun && rows <= MOST_ROWS_AT_ONCE) return this.tryOut(job, own, book);
    if (!(await this.worker.reserve(job))) throw sentTwice();
    try {
      await this.worker.jobs.keep(job, bytes);
      const command = { kind: 'beginImport', import: id, by: context.actor, dryRun, rows, on } as const;
      const { position } = await this.runtime.handle(workbookImport, id, command, context);
      if (rows > MOST_ROWS_AT_ONCE) {
        this.worker.begin(job, own, book);
        return begun(job, position);
      }
    } catch (error) {
      await this.worker.free(job);
      throw error;
    }
    const { progress, positions } = await this.worker.finish(job, own, book);
    return new Positioned(report(job, progress), positions);
  }

  /** The answer that the same request had before. */
  private async earlier(job: ImportJob): Promise<Positioned<ImportReport> | Accepted<ImportBegun> | undefined> {
    const state = await this.runtime.state(workbookImport, job.tenant, job.id);
    if (!state) return undefined;
    const kept = state.is === 'ended' ? await this.worker.jobs.reported(job) : undefined;
    return kept && kept.rows <= MOST_ROWS_AT_ONCE ? new Positioned(report(job, kept), []) : begun(job, undefined);
  }

  /** Leaves nothing behind. */
  private async tryOut(job: ImportJob, context: CommandContext, book: ReadBook): Promise<Positioned<ImportReport>> {
    const progress = new Progress(book);
    const between = async (): Promise<void> => undefined;
    await loadSheets(this.runtime, { context, dryRun: true, on: job.on, between }, progress);
    return new Positioned(report(job, progress.kept()), []);
  }
}

const report = ({ id, dryRun }: ImportJob, { sheets, problems, problemsLeftOut }: KeptProgress): ImportReport => ({
  id,
  dryRun,
  status: 'done',
  sheets,
  problems,
  problemsLeftOut,
});

const begun = ({ id, dryRun }: ImportJob, position: Position | undefined): Accepted<ImportBegun> =>
  new Accepted({ id, dryRun, status: 'begun' }, `/api/organization/v1/imports/${id}`, position ? [position] : []);

const sentTwice = (): Refusal =>
  new Refusal(
    'unavailable',
    'import-sent-twice',
    { zh: '同一次导入正在受理', en: 'The same import is being taken in right now' },
    { remedy: { zh: '请稍后查看导入记录', en: 'Look at the list of imports in a moment' }, retryAfterSeconds: 1 },
  );
