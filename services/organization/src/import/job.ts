import type { Claims } from '@ronghe/service-kit';
import type { Vault } from '@ronghe/personal-data';
import type { KeptProgress } from './progress.js';

/** What it takes to go on with an import in another process. */
export interface ImportJob {
  tenant: string;
  id: string;
  /** As his token said; what he was assigned beside it is asked anew. */
  sender: Claims;
  dryRun: boolean;
  on: string;
  begunAt: string;
  trace?: string;
  /** How often it was taken up without getting further. */
  tries: number;
}

const DAY_MS = 86_400_000;
/** One under way goes on as soon as a process of the service runs; so long an installation may stand still. */
const UNDER_WAY_MS = 30 * DAY_MS;
/** What was cancelled can go on for a day; then the workbook is gone. */
const STOPPED_MS = DAY_MS;
/** A report quotes cells, so it does not stay for good. */
export const REPORT_DAYS = 7;

const ROOT = 'imports/';
const after = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

/** What the vault has of imports: for each a job, its workbook and how far it is. */
export class Jobs {
  constructor(
    private readonly vault: Vault,
    private readonly clock: () => Date,
  ) {}

  async keep(job: ImportJob, workbook?: Buffer): Promise<void> {
    const until = after(this.clock(), UNDER_WAY_MS);
    if (workbook) await this.vault.put(of(job, 'workbook'), workbook, until);
    else await this.vault.keep(of(job, 'workbook'), until);
    await this.vault.putJson(of(job, 'job'), job, until);
  }

  get(named: Named): Promise<ImportJob | undefined> {
    return this.vault.getJson(of(named, 'job'));
  }

  /** Of all imports that are not finished; those that were cancelled, too. */
  async all(): Promise<Named[]> {
    return (await this.vault.keys(ROOT)).flatMap((key) => {
      const [, tenant, id, part] = key.split('/');
      return tenant && id && part === 'job' ? [{ tenant, id }] : [];
    });
  }

  workbook(named: Named): Promise<Buffer | undefined> {
    return this.vault.get(of(named, 'workbook'));
  }

  async report(named: Named, progress: KeptProgress, finished = false): Promise<void> {
    const kept = finished ? { ...progress, saved: [] } : progress;
    await this.vault.putJson(of(named, 'report'), kept, after(this.clock(), REPORT_DAYS * DAY_MS));
  }

  reported(named: Named): Promise<KeptProgress | undefined> {
    return this.vault.getJson(of(named, 'report'));
  }

  /** It can still go on for a while. */
  async stopped(named: Named): Promise<void> {
    const until = after(this.clock(), STOPPED_MS);
    await this.vault.keep(of(named, 'workbook'), until);
    await this.vault.keep(of(named, 'job'), until);
  }

  async finished(named: Named): Promise<void> {
    await this.vault.remove(of(named, 'workbook'));
    await this.vault.remove(of(named, 'job'));
  }
}

export type Named = Pick<ImportJob, 'tenant' | 'id'>;

const of = ({ tenant, id }: Named, part: 'job' | 'workbook' | 'report'): string => `${ROOT}${tenant}/${id}/${part}`;

/** The name of the lease of whoever works on it. */
export const leaseOf = ({ tenant, id }: Named): string => `${ROOT}${tenant}/${id}`;
