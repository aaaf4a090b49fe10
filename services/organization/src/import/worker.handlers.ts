import { randomUUID } from 'node:crypto';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, Refusal, Unavailable } from '@ronghe/event-sourcing';
import { OrganizationRuntime } from '../organization.runtime.js';
import { workbookImport } from '../workbook-import/workbook-import.decider.js';
import { type ImportJob, Jobs, type Named, leaseOf } from './job.js';
import type { ReadBook } from './read.js';
import { type Done, Stopped, type Work, giveUp, workOn } from './work.js';

/** Whoever holds an import says so again while he works; after so long he is taken for dead. */
const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 3_000;
const MOST_TRIES = 3;
const EXPIRE_EVERY_MS = 60_000;
/** A request that kept its workbook and was killed before its import began. */
const NEVER_BEGUN_MS = 600_000;

/** Takes up the imports that nobody works on; called again and again. */
export class TakeUpImports {}

/** Works on imports, one process on each: in the request for a small one, beside it for a large one. */
@CommandHandler(TakeUpImports)
export class ImportWorker implements ICommandHandler<TakeUpImports>, BeforeApplicationShutdown {
  readonly jobs: Jobs;
  private readonly holder = randomUUID();
  /** What this process holds: it has one holder for all of them, so a lease does not keep it from beginning one twice. */
  private readonly reserved = new Set<string>();
  private readonly underway = new Set<Promise<unknown>>();
  private stopping = false;
  private expiredAt = 0;

  constructor(private readonly runtime: OrganizationRuntime) {
    const { vault, clock } = runtime.ports;
    this.jobs = new Jobs(vault, clock);
  }

  async execute(): Promise<void> {
    for (const named of await this.jobs.all()) if (!this.stopping) await this.takeUp(named);
    if (this.now() - this.expiredAt < EXPIRE_EVERY_MS) return;
    this.expiredAt = this.now();
    await this.runtime.ports.vault.expire(rfc(this.now()));
  }

  /** Before the process ends, imports come to the end of a batch; another process, or the next start, goes on. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.underway);
  }

  /** Goes on with one that nobody works on. */
  async takeUp(named: Named): Promise<void> {
    if (this.reserved.has(leaseOf(named)) || !(await this.waits(named)) || !(await this.reserve(named))) return;
    const job = await this.jobs
      .get(named)
      .catch((error: unknown) => this.free(named).then(() => Promise.reject(error)));
    if (job) this.begin({ ...job, tries: job.tries + 1 });
    else await this.free(named);
  }

  /** Works on what is reserved, and whoever began it does not wait. */
  begin(job: ImportJob, context?: CommandContext, book?: ReadBook): void {
    this.note(this.persevere(this.work(job, () => this.stopping, context, book)));
  }

  /** Works on what is reserved while a request waits. @throws whatever keeps it from ending; then it is taken up again */
  finish(job: ImportJob, context: CommandContext, book: ReadBook): Promise<Done> {
    const work = workOn(this.work(job, () => false, context, book)).finally(() => this.free(job));
    this.note(work.catch(() => undefined));
    return work;
  }

  /** False when somebody has it. */
  async reserve(named: Named): Promise<boolean> {
    const name = leaseOf(named);
    if (this.reserved.has(name)) return false;
    this.reserved.add(name);
    const mine = await this.lease(named).catch((error: unknown) => {
      this.reserved.delete(name);
      throw error;
    });
    if (!mine) this.reserved.delete(name);
    return mine;
  }

  /** What cannot be given back now runs out. */
  async free(named: Named): Promise<void> {
    const { vault, log } = this.runtime.ports;
    await vault
      .release(leaseOf(named), this.holder)
      .catch((err: unknown) => log.warn({ err, import: named.id }, 'a lease is left to run out'));
    this.reserved.delete(leaseOf(named));
  }

  leased(named: Named): Promise<boolean> {
    return this.runtime.ports.vault.leased(leaseOf(named), rfc(this.now()));
  }

  private note(work: Promise<unknown>): void {
    this.underway.add(work);
    void work.finally(() => this.underway.delete(work));
  }

  private lease(named: Named): Promise<boolean> {
    const now = this.now();
    return this.runtime.ports.vault.lease(leaseOf(named), this.holder, rfc(now), rfc(now + LEASE_MS));
  }

  private work(job: ImportJob, leave: () => boolean, context?: CommandContext, book?: ReadBook): Work {
    let renewedAt = this.now();
    const mayGoOn = async (): Promise<boolean> => {
      if (leave()) return false;
      if (this.now() - renewedAt < RENEW_EVERY_MS) return true;
      renewedAt = this.now();
      return this.lease(job);
    };
    return { runtime: this.runtime, jobs: this.jobs, job, context, book, mayGoOn };
  }

  /** Whether it is to go on at once: not one that was cancelled, or whose request is still about to begin it. */
  private async waits(named: Named): Promise<boolean> {
    const state = await this.runtime.state(workbookImport, named.tenant, named.id);
    if (state) return state.is === 'running' || state.is === 'cancelling';
    const job = await this.jobs.get(named);
    if (job && this.now() - Date.parse(job.begunAt) > NEVER_BEGUN_MS) await this.jobs.finished(named);
    return false;
  }

  private async persevere(work: Work): Promise<void> {
    const { job } = work;
    const { log } = this.runtime.ports;
    try {
      if (job.tries > MOST_TRIES) return await giveUp(work);
      if (job.tries > 0) await this.jobs.keep(job);
      await workOn(work);
    } catch (error) {
      if (error instanceof Stopped) return;
      log.error({ err: error, import: job.id }, 'an import stopped and is tried again');
      // Not its own fault: it is tried until the store is there, or the oilfield is no longer suspended.
      const elsewhere = error instanceof Unavailable || error instanceof Refusal;
      if (elsewhere && job.tries > 0) await this.jobs.keep({ ...job, tries: job.tries - 1 }).catch(() => undefined);
    } finally {
      await this.free(job);
    }
  }

  private now(): number {
    return this.runtime.ports.clock().getTime();
  }
}

const rfc = (ms: number): string => new Date(ms).toISOString();
