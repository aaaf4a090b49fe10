import { createHash } from 'node:crypto';
import type { Decider } from './decider.js';
import type { Commit, EventCatalogue, Fact } from './event.js';
import type { EventStore } from './event-store.js';
import { type Position, streamName } from './log.js';
import { Refusal } from './refusal.js';

/** Who asks for what, and by which id: the same id on the same stream has one effect. */
export interface CommandContext {
  tenant: string;
  commandId: string;
  actor: string;
  /** Record time, RFC 3339 UTC. */
  at: string;
  trace?: string;
  /** Digest of the request; without it, of the command. The same id with another digest is refused. */
  fingerprint?: string;
  /** If-Match: refuse when the stream has moved on. */
  expectedVersion?: number;
  /** What the sender has seen: a rule that looks at read models waits until they have it too. */
  after?: readonly Position[];
}

export interface Handled<F extends Fact = Fact> {
  /** Events on the stream after the command. */
  version: number;
  position: Position | undefined;
  facts: F[];
  /** True when the command had been carried out before and this is its earlier answer. */
  replayed: boolean;
}

interface Loaded {
  state: unknown;
  commits: number;
  version: number;
  position: Position | undefined;
  /** Record time of the last commit. */
  at: string;
}

const MOST_TRIES = 10;
const MOST_CACHED = 2_000;

export const hashId = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 27);

/**
 * As the log gives it back: an undefined field is no field. The state of a live stream is then the state after a
 * restart, and shares nothing with the command or the answer that `evolve` could change.
 */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Loads, decides and appends. Holds the recent streams' states, so that a long stream is folded once, not per command. */
export class CommandHandling {
  private readonly cache = new Map<string, Loaded>();
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: EventStore,
    private readonly catalogue: EventCatalogue,
  ) {}

  /** @throws Refusal from the rules; `version-moved` for If-Match; `busy` when others kept winning the stream. */
  async handle<S, C, F extends Fact>(
    decider: Decider<S, C, F>,
    key: string,
    command: C,
    context: CommandContext,
  ): Promise<Handled<F>> {
    const stream = streamName(context.tenant, decider.category, key);
    return this.oneAtATime(stream, () => this.attempt(decider, stream, command, context));
  }

  /** The stream's state as it is now; undefined when the stream does not exist. For rules that look at another stream of the same service. */
  async state<S, C, F extends Fact>(decider: Decider<S, C, F>, tenant: string, key: string): Promise<S | undefined> {
    const stream = streamName(tenant, decider.category, key);
    const loaded = await this.oneAtATime(stream, () => this.load(decider, stream));
    return loaded.version === 0 ? undefined : (loaded.state as S);
  }

  private async attempt<S, C, F extends Fact>(
    decider: Decider<S, C, F>,
    stream: string,
    command: C,
    context: CommandContext,
  ): Promise<Handled<F>> {
    const fingerprint = context.fingerprint ?? hashId(JSON.stringify(command));
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const loaded = await this.load(decider, stream);
      const earlier = loaded.version > 0 ? await this.store.findCommand(stream, context.commandId) : undefined;
      if (earlier) return this.earlierAnswer<F>(earlier, fingerprint);
      if (context.expectedVersion !== undefined && context.expectedVersion !== loaded.version)
        throw versionMoved(context.expectedVersion, loaded.version);

      const facts = plain(decider.decide(command, loaded.state as S));
      if (facts.length === 0) return { version: loaded.version, position: loaded.position, facts, replayed: false };

      const { tenant, commandId, actor, at, trace } = context;
      const result = await this.store.append({
        stream,
        tenant,
        commandId,
        actor,
        // Clocks differ and go back; within a stream time does not, or a replay up to a time would leave holes.
        at: at > loaded.at ? at : loaded.at,
        trace,
        fingerprint,
        commitNo: loaded.commits + 1,
        firstVersion: loaded.version + 1,
        events: facts.map((fact) => this.catalogue.stamp(fact)),
      });
      if (result.kind === 'appended') {
        this.grow(decider, stream, loaded, plain(result.commit));
        return { version: loaded.version, position: loaded.position, facts, replayed: false };
      }
      if (result.kind === 'duplicate') return this.earlierAnswer<F>(result.commit, fingerprint);
    }
    throw new Refusal(
      'unavailable',
      'busy',
      { zh: '这条记录正被多人同时修改，请稍后再试', en: 'Many are changing this record at once; try again' },
      { retryAfterSeconds: 1 },
    );
  }

  private async load<S, C, F extends Fact>(decider: Decider<S, C, F>, stream: string): Promise<Loaded> {
    const loaded = this.cache.get(stream) ?? {
      state: decider.initial(),
      commits: 0,
      version: 0,
      position: undefined,
      at: '',
    };
    for (const commit of await this.store.readStream(stream, loaded.commits))
      this.grow(decider, stream, loaded, commit);
    return loaded;
  }

  private grow<S, C, F extends Fact>(decider: Decider<S, C, F>, stream: string, loaded: Loaded, commit: Commit): void {
    // Out of the cache first: a fold that throws half-way must not leave a half-folded state behind.
    this.cache.delete(stream);
    for (const stored of commit.events)
      loaded.state = decider.evolve(loaded.state as S, this.catalogue.read(stored) as F);
    loaded.commits = commit.commitNo;
    loaded.version = commit.firstVersion + commit.events.length - 1;
    loaded.position = { source: this.store.source, log: commit.log, no: commit.no };
    loaded.at = commit.at;
    this.cache.set(stream, loaded);
    if (this.cache.size > MOST_CACHED) this.cache.delete(this.cache.keys().next().value!);
  }

  private earlierAnswer<F extends Fact>(commit: Commit, fingerprint: string): Handled<F> {
    if (commit.fingerprint !== fingerprint) throw keyReused();
    return {
      version: commit.firstVersion + commit.events.length - 1,
      position: { source: this.store.source, log: commit.log, no: commit.no },
      facts: commit.events.map((stored) => this.catalogue.read(stored) as F),
      replayed: true,
    };
  }

  /** Commands on one stream wait for each other here, so that only other processes can cause a conflict. */
  private async oneAtATime<R>(stream: string, work: () => Promise<R>): Promise<R> {
    const before = this.queues.get(stream) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    this.queues.set(stream, settled);
    try {
      return await mine;
    } finally {
      if (this.queues.get(stream) === settled) this.queues.delete(stream);
    }
  }
}

const versionMoved = (expected: number, found: number): Refusal =>
  new Refusal(
    'versionMoved',
    'version-moved',
    {
      zh: `记录已被他人修改（您看到的是第${expected}版，现在是第${found}版）`,
      en: `The record moved on from version ${expected} to ${found}`,
    },
    { remedy: { zh: '请刷新后再操作', en: 'Reload and try again' } },
  );

export const keyReused = (): Refusal =>
  new Refusal(
    'invalid',
    'idempotency-key-reused',
    { zh: '同一个 Idempotency-Key 已用于另一个请求', en: 'This Idempotency-Key was used for another request' },
    { remedy: { zh: '请换一个新的 Idempotency-Key', en: 'Use a fresh Idempotency-Key' } },
  );
