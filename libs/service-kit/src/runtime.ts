import {
  type AnyProjection,
  type AnyReaction,
  type Checkpoints,
  type CommandContext,
  CommandHandling,
  Consumer,
  type Decider,
  type EventBatch,
  type EventBus,
  type EventCatalogue,
  type EventStore,
  type Fact,
  type Handled,
  type ModelReader,
  type Position,
  Projector,
  type ReadModelStore,
  Refusal,
  endOfCommit,
  logKey,
  reacting,
  type RequestLedger,
} from '@ronghe/event-sourcing';
import type { PersonalData } from '@ronghe/personal-data';
import type { Logger } from 'pino';
import { PastModels } from './past-models.js';
import type { Viewpoint } from './request.js';

/** Everything a service needs from outside; the composition root decides what stands behind it. */
export interface Ports {
  store: EventStore;
  bus: EventBus;
  models: ReadModelStore;
  /** Where the models' places are kept: beside the models, and as durable as they are. */
  modelCheckpoints: Checkpoints;
  reactionCheckpoints: Checkpoints;
  requests: RequestLedger;
  catalogue: EventCatalogue;
  personalData: PersonalData;
  /** An empty store for a replay up to a past moment. */
  pastModels: () => ReadModelStore;
  clock: () => Date;
  log: Logger;
}

export interface ServiceDefinition {
  name: string;
  /** Services whose events it reads, its own included. */
  sources: readonly string[];
  projections: readonly AnyProjection[];
}

export type ServiceReactions = readonly AnyReaction[];

const WAIT_MS = 5_000;
const SAVE_REACTIONS_EVERY_MS = 250;

/** One running service: its commands, read models and reactions on the ports it was given. */
export class ServiceRuntime {
  readonly commands: CommandHandling;
  private readonly projector: Projector;
  private readonly modelsConsumer: Consumer;
  private reactionsConsumer: Consumer | undefined;
  private readonly past: PastModels;
  private handled = 0;

  constructor(
    readonly definition: ServiceDefinition,
    readonly ports: Ports,
  ) {
    const { store, catalogue, models, bus, modelCheckpoints } = ports;
    const { name, sources, projections } = definition;
    this.commands = new CommandHandling(store, catalogue);
    this.projector = new Projector(projections, models, bus, sources);
    this.past = new PastModels(ports.pastModels, projections, bus, sources, ports.clock);
    this.modelsConsumer = new Consumer({
      name: `${name}.models`,
      sources,
      bus,
      checkpoints: modelCheckpoints,
      handle: async (batch) => {
        await this.projector.handle(batch);
        this.handled += batch.events.length;
      },
      onFailure: this.failed('read models'),
    });
  }

  get name(): string {
    return this.definition.name;
  }

  /** Opens the read models and brings them up to the log's end. `progress` hears how many events were folded. */
  async open(progress: (events: number) => void = () => undefined): Promise<void> {
    await this.projector.open();
    await this.modelsConsumer.start();
    const timer = setInterval(() => progress(this.handled), 500);
    try {
      for (const source of this.definition.sources) await this.modelsPassed(source, Infinity);
    } finally {
      clearInterval(timer);
      progress(this.handled);
    }
  }

  /** Begins to react, after {@link open}: a reaction may look at the service's own read models. */
  async startReactions(reactions: ServiceReactions): Promise<void> {
    if (reactions.length === 0) return;
    const react = reacting(reactions, (reaction, event, refusal) =>
      this.ports.log.warn({ service: this.name, reaction, event: event.id, code: refusal.code }, 'reaction refused'),
    );
    this.reactionsConsumer = new Consumer({
      name: `${this.name}.reactions`,
      sources: this.definition.sources,
      bus: this.ports.bus,
      checkpoints: this.ports.reactionCheckpoints,
      saveEveryMs: SAVE_REACTIONS_EVERY_MS,
      handle: async (batch) => {
        // Of all sources: what caused an event, an alliance before its problem, may lie in another log than the event.
        for (const source of this.definition.sources) await this.modelsPassed(source, Infinity);
        await react(batch);
      },
      onFailure: this.failed('reactions'),
    });
    await this.reactionsConsumer.start();
  }

  async stop(): Promise<void> {
    await this.reactionsConsumer?.stop();
    await this.modelsConsumer.stop();
  }

  handle<S, C, F extends Fact>(
    decider: Decider<S, C, F>,
    key: string,
    command: C,
    context: CommandContext,
  ): Promise<Handled<F>> {
    return this.commands.handle(decider, key, command, context);
  }

  state<S, C, F extends Fact>(decider: Decider<S, C, F>, tenant: string, key: string): Promise<S | undefined> {
    return this.commands.state(decider, tenant, key);
  }

  /** Read models of one tenant, as they are or as they were known at a moment. */
  reader(tenant: string, asOf?: string): Promise<ModelReader> {
    // What was known at a moment that has not come is what is known now.
    const past = asOf !== undefined && asOf < this.ports.clock().toISOString();
    return past ? this.past.reader(tenant, asOf) : Promise.resolve(this.ports.models.reader(tenant));
  }

  /** The models a query is to read: at least as new as the positions it carries. */
  async view({ tenant, asOf, after }: Pick<Viewpoint, 'tenant' | 'asOf' | 'after'>): Promise<ModelReader> {
    await this.caughtUp(after);
    return this.reader(tenant, asOf);
  }

  rebuild(model: string, progress?: (events: number) => void): Promise<void> {
    return this.projector.rebuild(model, (p) => progress?.(p.events));
  }

  /**
   * Waits until a query sees what happened at these positions, also when it first had to become an own event here.
   * @throws Refusal unavailable after five seconds.
   */
  async caughtUp(positions: readonly Position[]): Promise<void> {
    for (const { source, log, no } of positions) {
      if (!this.definition.sources.includes(source)) continue;
      const key = logKey(source, log);
      const seq = endOfCommit(no);
      let passed = await this.modelsConsumer.passed(key, seq, WAIT_MS);
      if (passed && this.reactionsConsumer) {
        passed = await this.reactionsConsumer.passed(key, seq, WAIT_MS);
        passed &&= await this.modelsPassed(this.name, WAIT_MS);
      }
      if (!passed) throw notYet();
    }
  }

  /** Waits, bounded, until the models have all that is in the logs now: before saying that something is not there. */
  async upToDate(): Promise<void> {
    for (const source of this.definition.sources) if (!(await this.modelsPassed(source, WAIT_MS))) throw notYet();
  }

  /** Waits until models and reactions have all that is in the logs now. */
  async settle(): Promise<void> {
    for (const source of this.definition.sources) {
      await this.modelsPassed(source, Infinity);
      for (const [log, seq] of await this.ports.bus.tails(source))
        if (seq >= 0 && this.reactionsConsumer) while (!(await this.reactionsConsumer.passed(log, seq, WAIT_MS)));
    }
  }

  /** Undefined when well; otherwise what is wrong, in words for an operator. */
  fault(): string | undefined {
    for (const consumer of [this.modelsConsumer, this.reactionsConsumer]) {
      const failure = consumer?.failure;
      if (failure)
        return `${this.name}: log ${failure.log} has failed ${failure.tries} times: ${(failure.error as Error).message}`;
    }
    return undefined;
  }

  /** Waits until the models have all of a source's log as it is now. */
  private async modelsPassed(source: string, timeoutMs: number): Promise<boolean> {
    for (const [log, seq] of await this.ports.bus.tails(source)) {
      if (seq < 0) continue;
      // A timer cannot hold infinity; an hour at a time is as good.
      while (!(await this.modelsConsumer.passed(log, seq, Math.min(timeoutMs, 3_600_000))))
        if (timeoutMs !== Infinity) return false;
    }
    return true;
  }

  private failed(what: string) {
    return (error: unknown, batch: EventBatch, tries: number): void =>
      this.ports.log.error(
        { err: error, service: this.name, log: logKey(batch.source, batch.log), tries },
        `${what}: delivery failed`,
      );
  }
}

const notYet = (): Refusal =>
  new Refusal(
    'unavailable',
    'not-yet-visible',
    { zh: '刚才的操作还在处理中', en: 'Your last change is not visible here yet' },
    { remedy: { zh: '请稍后刷新', en: 'Try again in a moment' }, retryAfterSeconds: 1 },
  );
