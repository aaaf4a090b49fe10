import { type Checkpoints, type EventStore, LogGap, commitNoOf, endOfCommit, logKey } from '@ronghe/event-sourcing';
import type { KafkaClient, Logger, OutMessage } from './client.js';
import { messagesOf, sizeOf } from './message.js';
import { growingWait, pause } from './waits.js';

export interface RelayOptions {
  client: KafkaClient;
  store: EventStore;
  cursors: Checkpoints;
  topic: string;
  partitions: number;
  log: Logger;
  /** How often to look for what another process has appended. */
  pollMs: number;
}

const CONSUMER = 'relay';
const COMMITS_PER_READ = 200;
/** A record batch is kept whole, so it has to stay below the topic's max.message.bytes. */
const BYTES_PER_BATCH = 900_000;
const SAVE_EVERY_MS = 100;

/**
 * Carries commits from the store to the topic: per log in order, one request in flight, the same range again until it is
 * acknowledged. Two at once make duplicates, which readers drop, and nothing else.
 */
export class Relay {
  private readonly pumps: Pump[];
  private readonly unlisten: () => void;
  private readonly poll: NodeJS.Timeout;

  private constructor(options: RelayOptions, places: ReadonlyMap<string, number>) {
    const { store, pollMs } = options;
    this.pumps = Array.from(
      { length: store.logs },
      (_, log) => new Pump(options, log, commitNoOf(places.get(logKey(store.source, log)) ?? 0)),
    );
    this.unlisten = store.onAppended((log) => this.pumps[log]!.ring());
    this.poll = setInterval(() => this.pumps.forEach((pump) => pump.ring()), pollMs);
    this.pumps.forEach((pump) => pump.ring());
  }

  /** `afresh`: the topic is new, so that all has to go there again. */
  static async start(options: RelayOptions, afresh: boolean): Promise<Relay> {
    if (afresh) await options.cursors.clear(CONSUMER);
    return new Relay(options, await options.cursors.load(CONSUMER));
  }

  /** Commits that are in the store and not yet acknowledged by Kafka. */
  async lag(): Promise<number> {
    const tails = await this.pumps[0]!.options.store.tails();
    return this.pumps.reduce((sum, pump) => sum + Math.max(0, tails[pump.log]! - pump.cursor), 0);
  }

  fault(): string | undefined {
    return this.pumps.find((pump) => pump.fault)?.fault;
  }

  /** After the request in flight; what it carried is remembered. */
  async stop(): Promise<void> {
    this.unlisten();
    clearInterval(this.poll);
    await Promise.all(this.pumps.map((pump) => pump.stop()));
  }
}

class Pump {
  fault: string | undefined;
  private rung = false;
  private saved: number;
  private running: Promise<void> | undefined;
  private saving: NodeJS.Timeout | undefined;
  private readonly stopping = new AbortController();

  constructor(
    readonly options: RelayOptions,
    readonly log: number,
    /** Number of the last commit that Kafka has acknowledged. */
    public cursor: number,
  ) {
    this.saved = cursor;
  }

  ring(): void {
    this.rung = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    clearTimeout(this.saving);
    await this.save();
  }

  private async run(): Promise<void> {
    const { client, log, store } = this.options;
    for (let failures = 0; this.rung && !this.stopping.signal.aborted;)
      try {
        this.rung = false;
        if (await this.carry()) this.rung = true;
        failures = 0;
        this.fault = undefined;
      } catch (error) {
        failures++;
        const fault =
          error instanceof LogGap
            ? error.message
            : client.explain(error, `relay of log ${this.log} of ${store.source}`);
        if (fault !== this.fault) log.warn({ log: this.log, cursor: this.cursor }, `relay waits: ${fault}`);
        this.fault = fault;
        this.rung = true;
        await pause(growingWait(failures), this.stopping.signal);
      }
  }

  /** True when there may be more. */
  private async carry(): Promise<boolean> {
    const { client, store, topic, partitions } = this.options;
    const commits = await store.readLog(this.log, this.cursor, COMMITS_PER_READ);
    let batch: OutMessage[] = [];
    let bytes = 0;
    let last = this.cursor;
    const send = async (): Promise<void> => {
      if (batch.length > 0) await client.produce(topic, this.log % partitions, batch);
      this.acknowledged(last);
      batch = [];
      bytes = 0;
    };
    for (const commit of commits) {
      if (commit.no !== last + 1) throw new LogGap(store.source, this.log, last + 1, commit.no);
      const messages = messagesOf(store.source, commit);
      const size = sizeOf(messages);
      if (bytes + size > BYTES_PER_BATCH) await send();
      if (this.stopping.signal.aborted) return false;
      batch.push(...messages);
      bytes += size;
      last = commit.no;
    }
    if (commits.length > 0) await send();
    return commits.length === COMMITS_PER_READ;
  }

  private acknowledged(no: number): void {
    this.cursor = no;
    this.saving ??= setTimeout(() => {
      this.saving = undefined;
      void this.save();
    }, SAVE_EVERY_MS);
  }

  /** A cursor that could not be saved means duplicates after a restart, no more. */
  private async save(): Promise<void> {
    const { cursors, store, log } = this.options;
    const no = this.cursor;
    if (no === this.saved) return;
    try {
      await cursors.save([CONSUMER], logKey(store.source, this.log), endOfCommit(no));
      this.saved = no;
    } catch (error) {
      log.warn({ log: this.log, error: String(error) }, 'the cursor of the relay could not be saved');
    }
  }
}
