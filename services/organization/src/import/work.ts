import { randomUUID } from 'node:crypto';
import type { ImportOutcome } from '@ronghe/contracts';
import { type CommandContext, type Position, Refusal } from '@ronghe/event-sourcing';
import { identityOf, onBehalfOf } from '@ronghe/service-kit';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { workbookImport } from '../workbook-import/workbook-import.decider.js';
import type { ImportJob, Jobs } from './job.js';
import { loadSheets } from './load-sheets.js';
import { type KeptProgress, Progress } from './progress.js';
import { type ReadBook, read } from './read.js';

/** What is done twice after a kill, without effect: no more than this. */
const SAVE_EVERY_MS = 500;
/** Of five seconds each. */
const MOST_WAITS = 24;

/** Nobody's fault: it was cancelled, or somebody else is to go on with it. */
export class Stopped extends Error {
  constructor(readonly why: 'cancelled' | 'left') {
    super(`the import was ${why}`);
  }
}

export interface Done {
  progress: KeptProgress;
  positions: readonly Position[];
}

export interface Work {
  runtime: OrganizationRuntime;
  jobs: Jobs;
  job: ImportJob;
  /** As the request had them; otherwise they are made again of what is kept. */
  context?: CommandContext;
  book?: ReadBook;
  /** Nobody waits for the answer, so it can wait until all is to be seen. */
  beside: boolean;
  /** False when somebody else has the import, or this process is to end. */
  mayGoOn: () => Promise<boolean>;
}

/** Loads what is not loaded yet, and ends the import. @throws Stopped */
export async function workOn(work: Work): Promise<Done> {
  const { runtime, jobs, job } = work;
  const context = work.context ?? (await contextOf(work));
  const book = work.book ?? (await bookOf(work));
  // Nothing is loaded by a dry run that could be loaded twice.
  const progress = new Progress(book, job.dryRun ? undefined : await jobs.reported(job));
  try {
    const between = betweenBatches(work, progress);
    const run = await loadSheets(runtime, { context, dryRun: job.dryRun, on: job.on, between }, progress);
    if (work.beside) await seen(work, run.positions());
    const ended = await end(work, 'finished', progress.kept());
    return { progress: progress.kept(), positions: [...run.positions(), ...ended] };
  } catch (error) {
    await jobs.report(job, progress.kept());
    if (error instanceof Stopped && error.why === 'cancelled') await end(work, 'cancelled', progress.kept());
    throw error;
  }
}

/**
 * Who is told that it is finished also sees what it brought; models that stand still hold it up for a while only, and
 * who cancels it now is told at once that all is loaded.
 */
async function seen({ runtime, mayGoOn, job }: Work, positions: readonly Position[]): Promise<void> {
  const wanted = async () => (await runtime.state(workbookImport, job.tenant, job.id))?.is === 'running';
  for (let tries = 0; tries < MOST_WAITS && (await mayGoOn()) && (await wanted()); tries++)
    if (await runtime.caughtUp(positions).then(() => true, isNotYet)) return;
}

/** False for models that are behind. */
function isNotYet(error: unknown): false {
  if (error instanceof Refusal && error.kind === 'unavailable') return false;
  throw error;
}

/** What was tried too often is given up; a person may try it again. */
export async function giveUp(work: Work): Promise<void> {
  const empty = {
    phase: 'loading',
    rows: 0,
    done: 0,
    sheets: [],
    problems: [],
    problemsLeftOut: 0,
    saved: [],
  } as const;
  const kept = await work.jobs.reported(work.job).catch(() => undefined);
  await end(work, 'failed', kept ?? { ...empty, sheets: [], problems: [], saved: [] });
}

async function end({ runtime, jobs, job }: Work, outcome: ImportOutcome, progress: KeptProgress): Promise<Position[]> {
  const finished = outcome === 'finished';
  await jobs.report(job, progress, finished);
  const { tenant, id, sender, trace } = job;
  const { sheets, problems, problemsLeftOut } = progress;
  const at = runtime.ports.clock().toISOString();
  const { position } = await runtime.handle(
    workbookImport,
    id,
    { kind: 'endImport', import: id, outcome, sheets, problems: problems.length + problemsLeftOut },
    { tenant, commandId: randomUUID(), actor: sender.person, at, trace },
  );
  await (finished ? jobs.finished(job) : jobs.stopped(job));
  return position ? [position] : [];
}

function betweenBatches({ runtime, jobs, job, mayGoOn }: Work, progress: Progress): (now?: boolean) => Promise<void> {
  let savedAt = performance.now();
  return async (now) => {
    const state = await runtime.state(workbookImport, job.tenant, job.id);
    if (state?.is === 'cancelling') throw new Stopped('cancelled');
    if (state?.is !== 'running' || !(await mayGoOn())) throw new Stopped('left');
    if (!now && performance.now() - savedAt < SAVE_EVERY_MS) return;
    await jobs.report(job, progress.kept());
    savedAt = performance.now();
    if (job.tries > 0) await jobs.keep(Object.assign(job, { tries: 0 }));
  };
}

/** What he may is asked anew: roles may have been withdrawn, and the oilfield suspended, since he began it. */
async function contextOf({ runtime, job }: Work): Promise<CommandContext> {
  const { tenant, id, sender, begunAt, trace } = job;
  const identity = await identityOf(sender, undefined, runtime.standings);
  return onBehalfOf({ tenant, commandId: id, actor: sender.person, at: begunAt, trace }, identity);
}

async function bookOf({ jobs, job }: Work): Promise<ReadBook> {
  const workbook = await jobs.workbook(job);
  if (!workbook) throw new Error(`the workbook of the import ${job.id} is gone`);
  return read(workbook);
}
