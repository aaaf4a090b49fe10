import { type EventBatch, Refusal, logKey } from '@ronghe/event-sourcing';
import type { Logger } from 'pino';

/** Tells the log what keeps a service from its work. */
export class Trouble {
  constructor(
    private readonly service: string,
    private readonly log: Logger,
  ) {}

  parked(consumer: string, event: string, reason: string): void {
    this.log.error({ service: this.service, consumer, event, reason }, 'parked: its stream waits for an operator');
  }

  failed(what: string) {
    return (error: unknown, batch: EventBatch, tries: number): void =>
      this.log.error(
        { err: error, service: this.service, log: logKey(batch.source, batch.log), tries },
        `${what}: delivery failed`,
      );
  }
}

export const notYet = (): Refusal =>
  new Refusal(
    'unavailable',
    'not-yet-visible',
    { zh: '刚才的操作还在处理中', en: 'Your last change is not visible here yet' },
    { remedy: { zh: '请稍后刷新', en: 'Try again in a moment' }, retryAfterSeconds: 1 },
  );
