import type { AuditEntry, AuditTrail } from '@ronghe/audit';
import { Refusal } from '@ronghe/event-sourcing';
import type { Logger } from 'pino';
import { Repeats } from './repeats.js';

export type Recorded = Omit<AuditEntry, 'at'>;

const REPEATS_WITHIN_MS = 60_000;

/** Writes the audit trail for the requests of a process. */
export class AuditRecorder {
  private readonly refusals: Repeats<Recorded>;
  private broken = false;

  constructor(
    private readonly trail: Pick<AuditTrail, 'append'>,
    private readonly clock: () => Date,
    private readonly log: Pick<Logger, 'error'>,
    refusalsWithinMs = REPEATS_WITHIN_MS,
  ) {
    this.refusals = new Repeats((entry, more) => this.noteRefusal(entry, more), refusalsWithinMs);
  }

  /** Before the answer leaves, so that nothing is seen or done unrecorded. @throws Refusal audit-unavailable */
  async record(entry: Recorded): Promise<void> {
    try {
      await this.append(entry);
    } catch (error) {
      this.log.error({ err: error, trace: entry.trace }, 'the audit trail cannot be written');
      throw auditUnavailable();
    }
  }

  /** Never throws: who is refused stays refused. `client` tells apart those whom nobody knows. */
  async refused(entry: Recorded, client = ''): Promise<void> {
    const { tenant, actor, route, status, detail } = entry;
    await this.refusals.add([tenant, actor || client, route, status, detail].join(' '), entry);
  }

  /** Like {@link refused}, for what must go on although it cannot be recorded, as a sign-out. */
  async attempt(entry: Recorded): Promise<void> {
    await this.append(entry).catch((error: unknown) =>
      this.log.error({ err: error, trace: entry.trace, action: entry.action }, 'the audit trail cannot be written'),
    );
  }

  /** For readiness: what is wrong, in words for an operator, until a record could be written again. */
  faults(): string[] {
    return this.broken ? ['the audit trail cannot be written; the log says why'] : [];
  }

  async close(): Promise<void> {
    await this.refusals.close();
  }

  private async append(entry: Recorded): Promise<void> {
    try {
      await this.trail.append({ ...entry, at: this.clock().toISOString() });
      this.broken = false;
    } catch (error) {
      this.broken = true;
      throw error;
    }
  }

  private noteRefusal(entry: Recorded, more: number): Promise<void> {
    return this.attempt(more === 0 ? entry : { ...entry, detail: `${entry.detail ?? ''} +${more}`.trim() });
  }
}

const auditUnavailable = (): Refusal =>
  new Refusal(
    'unavailable',
    'audit-unavailable',
    { zh: '审计记录暂时无法写入，结果未予返回', en: 'The audit trail cannot be written, so no answer is given' },
    {
      remedy: {
        zh: '请稍后重试。命令可能已经生效：请用同一 Idempotency-Key 重发，不会重复执行。',
        en: 'Try again in a moment. A command may have been carried out: send it again with the same Idempotency-Key, it is not done twice.',
      },
      retryAfterSeconds: 5,
    },
  );
