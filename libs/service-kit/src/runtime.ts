import {
  type CommandContext,
  CommandHandling,
  Consumer,
  type Decider,
  type Fact,
  type Handled,
  type ModelReader,
  type Position,
  Projector,
  Reactor,
  Unavailable,
  endOfCommit,
  logKey,
} from '@ronghe/event-sourcing';
import type { Standings } from './identity/index.js';
import { dropForgotten } from './forgotten.js';
import { PastModels } from './past-models.js';
import type { Ports, ServiceDefinition, ServiceReactions } from './ports.js';
import type { Viewpoint } from './request.js';
import { type QuotaAsked, quotaLeft, standingsOf } from './runtime-standings.js';
import { Trouble, notYet } from './runtime-trouble.js';

const WAIT_MS = 5_000;
const SAVE_REACTIONS_EVERY_MS = 250;

/** One running service: its commands, read models and reactions on the ports it was given. */
export class ServiceRuntime {
  readonly commands: CommandHandling;
  private readonly trouble: Trouble;
  private readonly projector: Projector;
  private readonly modelsConsumer: Consumer;
  private reactor: Reactor | undefined;
  private reactionsConsumer: Consumer | undefined;
  private readonly past: PastModels;
  private handled = 0;
  private stopping = false;
  /** Last own place in each log. */
  private readonly appended = new Map<string, number>();

  constructor(
    readonly definition: ServiceDefinition,
    readonly ports: Ports,
  ) {
    const { store, catalogue, models, bus, modelCheckpoints, modelParking } = ports;
    const { name, sources, projections } = definition;
    const consumer = `${name}.models`;
    this.trouble = new Trouble(name, ports.log);
    this.commands = new CommandHandling(store, catalogue);
    this.projector = new Projector({
      name: consumer,
      projections,
      store: models,
      bus,
      sources,
      checkpoints: modelCheckpoints,
      parking: modelParking,
      ...ports.sharedModels,
      now: () => ports.clock().toISOString(),
      discarded: () => modelParking.discarded(consumer),
      onParked: (build, event, reason) => this.trouble.parked(build, event.id, reason),
    });
    this.past = new PastModels(ports.pastModels, projections, bus, sources, ports.clock);
    this.modelsConsumer = new Consumer({
      name: consumer,
      sources,
      bus,
      checkpoints: this.projector.places,
      handle: async (batch) => {
        dropForgotten(batch, ports.personalData);
        await this.projector.handle(batch);
        this.handled += batch.events.length;
      },
      onFailure: this.trouble.failed('read models'),
      discarded: () => modelParking.discarded(consumer),
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
    const { reactionParking, reactionCheckpoints, clock, log } = this.ports;
    const consumer = `${this.name}.reactions`;
    const reactor = (this.reactor = new Reactor({
      service: this.name,
      reactions,
      parking: reactionParking,
      now: () => clock().toISOString(),
      onRefused: (reaction, event, refusal) =>
        log.warn({ service: this.name, reaction, event: event.id, code: refusal.code }, 'reaction refused'),
      onParked: (reaction, event, reason) => this.trouble.parked(reaction, event.id, reason),
    }));
    this.reactionsConsumer = new Consumer({
      name: consumer,
      sources: this.definition.sources,
      bus: this.ports.bus,
      checkpoints: reactionCheckpoints,
      saveEveryMs: SAVE_REACTIONS_EVERY_MS,
      handle: async (batch) => {
        // Of all sources: what caused an event, an alliance before its problem, may lie in another log than the event.
        for (const source of this.definition.sources) await this.modelsPassed(source, Infinity);
        await reactor.handle(batch);
      },
      onFailure: this.trouble.failed('reactions'),
      discarded: () => reactionParking.discarded(consumer),
    });
    await this.reactionsConsumer.start();
  }

  /** Tries again what an operator has asked for since; changes nothing when nothing was asked. */
  async replayAsked(): Promise<void> {
    const asked = (await this.ports.modelParking.list())
      .filter((p) => p.state === 'replay-asked')
      .map((p) => p.consumer);
    if (asked.length > 0) await this.projector.replayAsked(new Set(asked));
    await this.reactor?.replayAsked();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.reactionsConsumer?.stop();
    await this.modelsConsumer.stop();
    this.projector.stop();
  }

  async handle<S, C, F extends Fact>(
    decider: Decider<S, C, F>,
    key: string,
    command: C,
    context: CommandContext,
  ): Promise<Handled<F>> {
    const handled = await this.commands.handle(decider, key, command, context);
    if (handled.position) {
      const log = logKey(handled.position.source, handled.position.log);
      this.appended.set(log, Math.max(endOfCommit(handled.position.no), this.appended.get(log) ?? -1));
    }
    return handled;
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

  /** Read models for a rule that looks at them: with all that this process has appended and the sender has seen. */
  async lookup({ tenant, after = [] }: Pick<CommandContext, 'tenant' | 'after'>): Promise<ModelReader> {
    for (const [log, seq] of this.appended) if (!(await this.modelsConsumer.passed(log, seq, WAIT_MS))) throw notYet();
    await this.caughtUp(after);
    return this.reader(tenant);
  }

  /** Who may what, as this service has heard. */
  get standings(): Standings {
    return standingsOf(this.definition.standings, this.ports, () => this.upToDate());
  }

  /** How many more of a model's documents, those of the filter, the tenant may have. */
  quotaLeft(...asked: QuotaAsked): Promise<number> {
    return quotaLeft(this.definition.standings, this.ports, () => this.lookup({ tenant: asked[0] }), ...asked);
  }

  rebuild(model: string, progress?: (events: number) => void): Promise<void> {
    return this.projector.rebuild(model, (p) => progress?.(p.events));
  }

  /**
   * Waits until a query sees what happened at these positions, also when it first had to become an own event here.
   * @throws Refusal unavailable after five seconds.
   */
  async caughtUp(positions: readonly Position[]): Promise<void> {
    await this.modelsCaughtUp(positions);
    for (const { key, seq } of this.reactionsConsumer ? this.heardOf(positions) : []) {
      const passed = await this.reactionsConsumer!.passed(key, seq, WAIT_MS);
      if (!passed || !(await this.modelsPassed(this.name, WAIT_MS))) throw notYet();
    }
  }

  /** As `caughtUp`, for what no reaction adds to: it does not wait for those, which may be busy with much else. */
  async modelsCaughtUp(positions: readonly Position[]): Promise<void> {
    for (const { key, seq } of this.heardOf(positions))
      if (!(await this.modelsConsumer.passed(key, seq, WAIT_MS))) throw notYet();
  }

  /** Waits, bounded, until the models have all that is in the logs now: before saying that something is not there. */
  async upToDate(): Promise<void> {
    for (const source of this.definition.sources) if (!(await this.modelsPassed(source, WAIT_MS))) throw notYet();
  }

  /** Waits until models and reactions have all that is in the logs now. */
  async settle(): Promise<void> {
    for (const source of this.definition.sources) {
      await this.modelsPassed(source, Infinity);
      if (this.reactionsConsumer) while (!(await this.reactionsConsumer.reachedEnd(source, WAIT_MS)));
    }
  }

  /** Undefined when well; otherwise what is wrong, in words for an operator. */
  fault(): string | undefined {
    for (const consumer of [this.modelsConsumer, this.reactionsConsumer]) {
      const fault = consumer?.fault();
      if (fault) return `${this.name}: ${fault}`;
    }
    return undefined;
  }

  private heardOf(positions: readonly Position[]): { key: string; seq: number }[] {
    const heard = positions.filter(({ source }) => this.definition.sources.includes(source));
    return heard.map(({ source, log, no }) => ({ key: logKey(source, log), seq: endOfCommit(no) }));
  }

  /** Waits until the models have all of a source's log as it is now. @throws Unavailable when it is stopped meanwhile */
  private async modelsPassed(source: string, timeoutMs: number): Promise<boolean> {
    // Models that stand still, for an operator to look at, must not keep the process from stopping.
    while (!(await this.modelsConsumer.reachedEnd(source, Math.min(timeoutMs, WAIT_MS)))) {
      if (timeoutMs !== Infinity) return false;
      if (this.stopping) throw new Unavailable(`${this.name} is stopping`);
    }
    return true;
  }
}
