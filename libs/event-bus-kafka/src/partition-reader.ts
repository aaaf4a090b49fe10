import { type EventBatch, type EventCatalogue, LogGap, type SubscribeOptions } from '@ronghe/event-sourcing';
import type { Fetched, InMessage, Logger } from './client.js';
import type { UnreadableMessage } from './message.js';
import { type Hole, Unpacker } from './unpacker.js';
import { type Slots, growingWait, pause } from './waits.js';

export interface ReaderContext {
  source: string;
  topic: string;
  partition: number;
  catalogue: EventCatalogue;
  options: SubscribeOptions;
  /** Deliveries of all partitions that may go on at once. */
  slots: Slots;
  /** How often an unreadable message is looked at again. */
  unreadableRetryMs: number;
  log: Logger;
  handled(reader: PartitionReader): void;
  /** Asks for the partition from its beginning. */
  rewind(reader: PartitionReader): void;
}

interface Waiting {
  fetched: Fetched;
  taken: () => void;
}

/** One partition, as long as this process holds it: its batches one after another, each until it is handled. */
export class PartitionReader {
  /** Last place handled, by log. */
  readonly places = new Map<number, number>();
  /** The offset behind the last message that is done with; undefined until the assignment is prepared. */
  position: number | undefined;
  trouble: string | undefined;
  private readonly queue: Waiting[] = [];
  private readonly stopping = new AbortController();
  private readonly whenStopped = new Promise<void>((resolve) =>
    this.stopping.signal.addEventListener('abort', () => resolve()),
  );
  private readonly unpacker: Unpacker;
  private running: Promise<void> | undefined;
  private ready: Promise<void> = new Promise(() => undefined);
  /** Where the partition was read again from its beginning because of a hole. */
  private reread: Hole | undefined;
  private gap: LogGap | undefined;

  constructor(
    readonly context: ReaderContext,
    /** The one that had the partition before, in this process: its delivery in hand comes first. */
    private readonly before: Promise<void>,
  ) {
    const { source, topic, partition, catalogue, options } = context;
    this.unpacker = new Unpacker({ source, topic, partition, reader: options.name }, catalogue);
  }

  get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  /** A new assignment: what was fetched is fetched again, and nothing is handled until `ready`. */
  hold(ready: Promise<void>): void {
    this.ready = ready;
    this.dropQueue();
  }

  /** The places to begin after. Those this reader has handled itself stay handled. */
  begin(places: ReadonlyMap<number, number>, position: number): void {
    if (this.position === undefined) {
      for (const [log, seq] of places) this.places.set(log, seq);
      this.unpacker.begin(this.places);
    }
    this.position = Math.max(position, this.position ?? 0);
  }

  /** Settles when the batch is taken in hand: then there is room for another. */
  push(fetched: Fetched): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((taken) => {
      this.queue.push({ fetched, taken });
      this.running ??= this.run().finally(() => (this.running = undefined));
    });
  }

  /** After the delivery in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.dropQueue();
    await this.running;
  }

  private dropQueue(): void {
    for (const { taken } of this.queue.splice(0)) taken();
  }

  private async run(): Promise<void> {
    await this.unlessStopped(this.before);
    while (!this.stopped && !this.gap) {
      await this.prepared();
      const next = this.queue.shift();
      next?.taken();
      if (!next || this.stopped) return;
      await this.work(next.fetched);
    }
  }

  private async prepared(): Promise<void> {
    for (let ready; ready !== this.ready && !this.stopped;) {
      ready = this.ready;
      await this.unlessStopped(ready);
    }
  }

  private async work({ messages, next }: Fetched): Promise<void> {
    for (let index = 0; !this.stopped;) {
      const unpacked = this.unpacker.unpack(messages, index);
      for (const batch of unpacked.batches) if (!(await this.deliver(batch))) return;
      if (unpacked.hole) return this.missing(unpacked.hole);
      if (!unpacked.unreadable) {
        this.position = Math.max(this.position ?? 0, next);
        return this.context.handled(this);
      }
      const message = messages[unpacked.index]!;
      if (!(await this.discarded(message, unpacked.unreadable))) return;
      this.unpacker.passOver(message);
      index = unpacked.index + 1;
    }
  }

  /** False when it was stopped before the batch could be handled. */
  private async deliver(batch: EventBatch): Promise<boolean> {
    const { slots, options } = this.context;
    for (let tries = 1; !this.stopped; tries++)
      try {
        const handled = await slots.run(async () => !this.stopped && (await options.handle(batch), true));
        if (handled) this.places.set(batch.log, batch.last);
        return handled;
      } catch (error) {
        this.report(error, batch, tries);
        await pause(growingWait(tries), this.stopping.signal);
      }
    return false;
  }

  /** False when it was stopped before an operator said that the message is to be passed over. */
  private async discarded(
    message: InMessage,
    { error, log }: { error: UnreadableMessage; log: number },
  ): Promise<boolean> {
    const { options, source, unreadableRetryMs } = this.context;
    const after = this.places.get(log) ?? -1;
    const nothing: EventBatch = { source, log, events: [], after, last: after };
    this.trouble = error.message;
    for (let tries = 1; !this.stopped; tries++) {
      const ids = await options.discarded?.().catch(() => undefined);
      if (ids?.has(error.id)) {
        this.context.log.warn({ message: error.id, offset: message.offset }, 'a discarded message is passed over');
        this.trouble = undefined;
        // Who was told of the failure is told that it is over.
        return tries === 1 || this.deliver(nothing);
      }
      this.report(error, nothing, tries);
      await pause(unreadableRetryMs, this.stopping.signal);
    }
    return false;
  }

  /** A hole can be of this client's making, so the partition is read once more before anyone is alarmed. */
  private missing(hole: Hole): void {
    const { source, topic, partition, log } = this.context;
    const error = new LogGap(source, hole.log, hole.expected, hole.found);
    if (this.reread?.log !== hole.log || this.reread.expected !== hole.expected) {
      this.reread = hole;
      log.warn(
        { topic, partition },
        `${error.message}: partition ${partition} of ${topic} is read again from its beginning`,
      );
      this.unpacker.begin(this.places);
      this.dropQueue();
      return this.context.rewind(this);
    }
    this.gap = error;
    this.trouble = `partition ${partition} of ${topic} stands still: ${error.message}; docs/adr/0009 says what to do`;
    const after = this.places.get(hole.log) ?? -1;
    this.report(error, { source, log: hole.log, events: [], after, last: after }, 1);
  }

  /** A throw from here would end the partition's delivery. */
  private report(error: unknown, batch: EventBatch, tries: number): void {
    try {
      this.context.options.onFailure?.(error, batch, tries);
    } catch (second) {
      this.context.log.error({ error: String(second) }, `onFailure of ${this.context.options.name} threw`);
    }
  }

  private async unlessStopped(promise: Promise<void>): Promise<void> {
    await Promise.race([promise, this.whenStopped]);
  }
}
