import type { Checkpoints } from './checkpoints.js';
import type { EventBatch } from './event.js';
import type { EventBus, Subscription } from './event-bus.js';
import { logKey } from './projection.js';

export interface ConsumerOptions {
  name: string;
  sources: readonly string[];
  bus: EventBus;
  checkpoints: Pick<Checkpoints, 'load' | 'save'>;
  handle: (batch: EventBatch) => Promise<void>;
  onFailure?: (error: unknown, batch: EventBatch, tries: number) => void;
  /** How many milliseconds of handled events may be redelivered after a crash; 0 saves after each batch. */
  saveEveryMs?: number;
  /** Ids of unreadable messages that an operator has discarded. */
  discarded?: () => Promise<ReadonlySet<string>>;
}

interface Waiter {
  log: string;
  seq: number;
  resolve: () => void;
}

/** How often a log that another process handles is looked up while someone waits for it. */
const LOOK_EVERY_MS = 100;

/** A subscription with its checkpoints, and with a way to wait until it has passed a place. */
export class Consumer {
  private places = new Map<string, number>();
  private readonly unsaved = new Map<string, number>();
  private waiters: Waiter[] = [];
  private subscription: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: NodeJS.Timeout | undefined;
  /** The last failure that has not been followed by a success, for readiness. */
  failure: { error: unknown; log: string; tries: number } | undefined;

  constructor(private readonly options: ConsumerOptions) {}

  async start(): Promise<void> {
    const { name, sources, bus, discarded } = this.options;
    this.subscription = await bus.subscribe({
      name,
      sources,
      from: () => this.load(),
      handle: (batch) => this.take(batch),
      onFailure: (error, batch, tries) => {
        this.failure = { error, log: logKey(batch.source, batch.log), tries };
        this.options.onFailure?.(error, batch, tries);
      },
      discarded,
    });
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
    clearTimeout(this.timer);
    clearTimeout(this.looking);
    // Or a consumer that is started again would take the cleared timer for a running one and never save.
    this.timer = undefined;
    await this.save();
  }

  place(log: string): number {
    return this.places.get(log) ?? -1;
  }

  /** What keeps it from its work, in words for an operator; undefined when well. */
  fault(): string | undefined {
    if (!this.failure) return this.subscription?.fault?.();
    const { log, tries, error } = this.failure;
    return `log ${log} has failed ${tries} times: ${(error as Error).message}`;
  }

  /** Resolves true once the consumer has handled everything up to `seq`, here or in another process; false after `timeoutMs`. */
  async passed(log: string, seq: number, timeoutMs: number): Promise<boolean> {
    if (this.place(log) >= seq) return true;
    let waiter: Waiter | undefined;
    let timer: NodeJS.Timeout | undefined;
    const done = new Promise<boolean>((resolve) => {
      waiter = { log, seq, resolve: () => resolve(true) };
      this.waiters.push(waiter);
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    this.looking ??= setTimeout(() => void this.look(), LOOK_EVERY_MS);
    const answer = await done;
    clearTimeout(timer);
    this.waiters = this.waiters.filter((w) => w !== waiter);
    return answer;
  }

  /** Waits until all that is in the source's logs now has been handled; false after `timeoutMs`. */
  async reachedEnd(source: string, timeoutMs: number): Promise<boolean> {
    return this.subscription ? this.subscription.reachedEnd(source, timeoutMs) : false;
  }

  private async load(): Promise<ReadonlyMap<string, number>> {
    for (const [log, seq] of await this.options.checkpoints.load(this.options.name)) this.reached(log, seq);
    return this.places;
  }

  private reached(log: string, seq: number): void {
    if (seq > this.place(log)) this.places.set(log, seq);
    for (const w of this.waiters) if (w.log === log && w.seq <= seq) w.resolve();
  }

  /** Logs that another process of this name handles pass here by their saved places. */
  private async look(): Promise<void> {
    await this.load().catch(() => undefined);
    this.looking = this.waiters.length > 0 ? setTimeout(() => void this.look(), LOOK_EVERY_MS) : undefined;
  }

  private async take(batch: EventBatch): Promise<void> {
    await this.options.handle(batch);
    const log = logKey(batch.source, batch.log);
    this.unsaved.set(log, batch.last);
    if (this.options.saveEveryMs) this.timer ??= setTimeout(() => void this.saveLater(), this.options.saveEveryMs);
    else await this.save();
    this.reached(log, batch.last);
    if (this.failure?.log === log) this.failure = undefined;
  }

  private async saveLater(): Promise<void> {
    this.timer = undefined;
    // A failed save only means that more is redelivered after a crash; the next batch tries again.
    await this.save().catch(() => undefined);
  }

  private async save(): Promise<void> {
    for (const [log, seq] of [...this.unsaved]) {
      await this.options.checkpoints.save([this.options.name], log, seq);
      if (this.unsaved.get(log) === seq) this.unsaved.delete(log);
    }
  }
}
