import type { Checkpoints } from './checkpoints.js';
import type { EventBatch } from './event.js';
import type { EventBus, Subscription } from './event-bus.js';
import { logKey } from './projection.js';

export interface ConsumerOptions {
  name: string;
  sources: readonly string[];
  bus: EventBus;
  checkpoints: Checkpoints;
  handle: (batch: EventBatch) => Promise<void>;
  onFailure?: (error: unknown, batch: EventBatch, tries: number) => void;
  /** How many milliseconds of handled events may be redelivered after a crash; 0 saves after each batch. */
  saveEveryMs?: number;
}

interface Waiter {
  log: string;
  seq: number;
  resolve: () => void;
}

/** A subscription with its checkpoints, and with a way to wait until it has passed a place. */
export class Consumer {
  private places = new Map<string, number>();
  private readonly unsaved = new Map<string, number>();
  private waiters: Waiter[] = [];
  private subscription: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** The last failure that has not been followed by a success, for readiness. */
  failure: { error: unknown; log: string; tries: number } | undefined;

  constructor(private readonly options: ConsumerOptions) {}

  async start(): Promise<void> {
    const { name, sources, bus, checkpoints } = this.options;
    this.places = await checkpoints.load(name);
    this.subscription = await bus.subscribe({
      name,
      sources,
      from: this.places,
      handle: (batch) => this.take(batch),
      onFailure: (error, batch, tries) => {
        this.failure = { error, log: logKey(batch.source, batch.log), tries };
        this.options.onFailure?.(error, batch, tries);
      },
    });
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
    clearTimeout(this.timer);
    // Or a consumer that is started again would take the cleared timer for a running one and never save.
    this.timer = undefined;
    await this.save();
  }

  place(log: string): number {
    return this.places.get(log) ?? -1;
  }

  /** Resolves true once the consumer has handled everything up to `seq`, false after `timeoutMs`. */
  async passed(log: string, seq: number, timeoutMs: number): Promise<boolean> {
    if (this.place(log) >= seq) return true;
    let waiter: Waiter | undefined;
    let timer: NodeJS.Timeout | undefined;
    const done = new Promise<boolean>((resolve) => {
      waiter = { log, seq, resolve: () => resolve(true) };
      this.waiters.push(waiter);
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    const answer = await done;
    clearTimeout(timer);
    this.waiters = this.waiters.filter((w) => w !== waiter);
    return answer;
  }

  private async take(batch: EventBatch): Promise<void> {
    await this.options.handle(batch);
    const log = logKey(batch.source, batch.log);
    this.places.set(log, batch.last);
    this.unsaved.set(log, batch.last);
    if (this.failure?.log === log) this.failure = undefined;
    for (const w of this.waiters) if (w.log === log && w.seq <= batch.last) w.resolve();
    if (!this.options.saveEveryMs) await this.save();
    else this.timer ??= setTimeout(() => void this.saveLater(), this.options.saveEveryMs);
  }

  private async saveLater(): Promise<void> {
    this.timer = undefined;
    // A failed save only means that more is redelivered after a crash; the next batch tries again.
    await this.save().catch(() => undefined);
  }

  private async save(): Promise<void> {
    for (const [log, seq] of [...this.unsaved]) {
      await this.options.checkpoints.save(this.options.name, log, seq);
      if (this.unsaved.get(log) === seq) this.unsaved.delete(log);
    }
  }
}
