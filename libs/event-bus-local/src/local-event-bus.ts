import {
  type EventBatch,
  type EventBus,
  type EventCatalogue,
  type EventStore,
  type HistoryOptions,
  type SubscribeOptions,
  type Subscription,
  commitNoOf,
  endOfCommit,
  logKey,
  recordedEvents,
} from '@ronghe/event-sourcing';
import { RecentBatches } from './recent-batches.js';

const COMMITS_PER_BATCH = 500;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 5_000;

/** Delivers straight from the logs of the services in this process: a place in a log is all it needs to remember. */
export class LocalEventBus implements EventBus {
  private readonly stores = new Map<string, EventStore>();
  private readonly running = new Set<LocalSubscription>();
  private readonly recent = new RecentBatches();

  constructor(
    stores: readonly EventStore[],
    private readonly catalogue: EventCatalogue,
    /** How often to look for what another process has appended to the same file; never, when there is none. */
    private readonly options: { pollMs?: number } = {},
  ) {
    for (const store of stores) {
      this.stores.set(store.source, store);
      store.onAppended((log) => this.recent.appended(store.source, log));
    }
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const subscription = new LocalSubscription(
      options,
      await options.from(),
      // In one order for all, so that they meet at the same batches.
      [...options.sources].sort().map((source) => this.store(source)),
      (store, log, after) => this.read(store, log, after),
      this.options.pollMs,
    );
    this.running.add(subscription);
    return {
      reachedEnd: (source, timeoutMs) => subscription.reachedEnd(this.store(source), timeoutMs),
      stop: () => (this.running.delete(subscription), subscription.stop()),
    };
  }

  async *history(sources: readonly string[], { from, until }: HistoryOptions = {}): AsyncIterable<EventBatch> {
    for (const source of sources) {
      const store = this.store(source);
      const tails = await store.tails();
      for (let log = 0; log < store.logs; log++) {
        let after = placeToNo(from?.get(logKey(source, log)));
        while (after < tails[log]!) {
          const batch = await this.read(store, log, after);
          after = placeToNo(batch.last);
          await turn();
          yield until ? { ...batch, events: batch.events.filter((e) => e.at <= until) } : batch;
        }
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((s) => s.stop()));
    this.running.clear();
  }

  private async read(store: EventStore, log: number, after: number): Promise<EventBatch> {
    const { source } = store;
    const recent = this.recent.get(source, log, after);
    if (recent) return recent;
    const mark = this.recent.mark(source, log);
    const commits = await store.readLog(log, after, COMMITS_PER_BATCH);
    const events = commits.flatMap((commit) => recordedEvents(source, commit, this.catalogue));
    const batch = { source, log, events, after: noToPlace(after), last: noToPlace(commits.at(-1)?.no ?? after) };
    // Without word from the other processes that write to the file, the end of a log cannot be known to be the end.
    if (!this.options.pollMs && commits.length > 0)
      this.recent.keep(batch, after, commits.length === COMMITS_PER_BATCH, mark);
    return batch;
  }

  private store(source: string): EventStore {
    const store = this.stores.get(source);
    if (!store)
      throw new Error(`no log of service ${source} in this process; there are: ${[...this.stores.keys()].join()}`);
    return store;
  }
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

const noToPlace = (no: number): number => (no === 0 ? -1 : endOfCommit(no));
const placeToNo = (seq: number | undefined): number => (seq === undefined || seq < 0 ? 0 : commitNoOf(seq));

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One loop over the logs that have something new; a log whose delivery fails waits longer and longer, the others go on. */
class LocalSubscription {
  private stopped = false;
  private readonly after = new Map<string, number>();
  private readonly due = new Map<string, { store: EventStore; log: number }>();
  private readonly tries = new Map<string, number>();
  private readonly unlisten: (() => void)[];
  private readonly timers = new Set<NodeJS.Timeout>();
  private wake: (() => void) | undefined;
  private readonly arrived = new Set<() => void>();
  private readonly loop: Promise<void>;

  constructor(
    private readonly options: SubscribeOptions,
    from: ReadonlyMap<string, number>,
    stores: readonly EventStore[],
    private readonly read: (store: EventStore, log: number, after: number) => Promise<EventBatch>,
    pollMs?: number,
  ) {
    for (const store of stores)
      for (let log = 0; log < store.logs; log++) {
        const key = logKey(store.source, log);
        this.after.set(key, placeToNo(from.get(key)));
        this.due.set(key, { store, log });
      }
    this.unlisten = stores.map((store) => store.onAppended((log) => this.ring(store, log)));
    if (pollMs) {
      const ringAll = (): void => stores.forEach((store) => range(store.logs).forEach((log) => this.ring(store, log)));
      const poll = setInterval(ringAll, pollMs);
      this.unlisten.push(() => clearInterval(poll));
    }
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.unlisten.forEach((stop) => stop());
    this.wake?.();
    await this.loop;
    // After the loop: the delivery in hand may have failed and asked for another try.
    this.timers.forEach(clearTimeout);
  }

  async reachedEnd(store: EventStore, timeoutMs: number): Promise<boolean> {
    const tails = await store.tails();
    const there = (): boolean => tails.every((no, log) => (this.after.get(logKey(store.source, log)) ?? 0) >= no);
    if (there()) return true;
    return new Promise((resolve) => {
      const answer = (reached: boolean): void => {
        clearTimeout(timer);
        this.arrived.delete(look);
        resolve(reached);
      };
      const look = (): void => void (there() && answer(true));
      const timer = setTimeout(() => answer(false), timeoutMs);
      this.arrived.add(look);
    });
  }

  private ring(store: EventStore, log: number): void {
    const key = logKey(store.source, log);
    // A log that waits after a failure keeps its wait: its turn comes with the timer.
    if (!this.tries.has(key)) this.due.set(key, { store, log });
    this.wake?.();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const next = this.due.entries().next().value;
      if (!next) {
        await new Promise<void>((resolve) => (this.wake = resolve));
        this.wake = undefined;
        continue;
      }
      const [key, { store, log }] = next;
      this.due.delete(key);
      // A long replay must leave room for requests, timers and a stop; a log with nothing new costs no turn.
      if (await this.deliver(key, store, log)) await turn();
    }
  }

  /** True when something was handed on, or was to be. */
  private async deliver(key: string, store: EventStore, log: number): Promise<boolean> {
    let batch: EventBatch | undefined;
    try {
      batch = await this.read(store, log, this.after.get(key)!);
      // After a failure an empty batch is handed on too, or nobody would learn that the log is well again.
      if (placeToNo(batch.last) === this.after.get(key) && !this.tries.has(key)) return false;
      await this.options.handle(batch);
      this.after.set(key, placeToNo(batch.last));
      this.tries.delete(key);
      this.arrived.forEach((look) => look());
      // Perhaps there is more; to the end of the queue, so that no log starves another.
      this.due.set(key, { store, log });
    } catch (error) {
      const tries = (this.tries.get(key) ?? 0) + 1;
      this.tries.set(key, tries);
      this.report(error, batch ?? { source: store.source, log, events: [], after: -1, last: -1 }, tries);
      const timer = setTimeout(
        () => {
          this.timers.delete(timer);
          this.due.set(key, { store, log });
          this.wake?.();
        },
        Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS),
      );
      this.timers.add(timer);
    }
    return true;
  }

  /** A throw from here would end the loop, and with it all delivery. */
  private report(error: unknown, batch: EventBatch, tries: number): void {
    try {
      this.options.onFailure?.(error, batch, tries);
    } catch (second) {
      process.emitWarning(`onFailure of ${this.options.name} threw: ${(second as Error)?.stack ?? String(second)}`);
    }
  }
}
