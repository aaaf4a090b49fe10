import type { DynamicModule } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import type { Ports, ServiceReactions } from './ports.js';
import type { ServiceRuntime } from './runtime.js';

/** A tenant that the installation's settings name. */
export interface GivenTenant {
  id: string;
  name: { zh: string; en: string };
}

export interface TickSettings {
  clock: () => Date;
  /** Whether webhooks may reach private networks. */
  allowPrivateWebhooks: boolean;
}

export interface HostSettings extends TickSettings {
  /** Created when they are not there. */
  tenants: readonly GivenTenant[];
}

/** What a composition root needs to know of a service; each service's module is one. */
export interface HostedService<R extends ServiceRuntime> {
  runtime(ports: Ports): R;
  with(runtime: R): DynamicModule;
  /** Does what the settings ask for, once the models are open; done before, it changes nothing. */
  prepare?(runtime: R, settings: HostSettings): Promise<void>;
  reactions(runtime: R, commands: CommandBus): ServiceReactions;
  /** Does what is due now; called again and again, changes nothing when nothing is due. */
  tick?(runtime: R, commands: CommandBus, settings: TickSettings): Promise<number>;
}

interface Running {
  runtime: ServiceRuntime;
  module: DynamicModule;
  begin(commands: CommandBus): Promise<void>;
  tick(commands: CommandBus): Promise<unknown>;
}

const TICK_EVERY_MS = 1_000;

/** The services of one process, from opening their models to stopping in good order. */
export class Host {
  private readonly services: Running[] = [];
  private timer: NodeJS.Timeout | undefined;
  private ticking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly settings: HostSettings,
    private readonly log: Logger,
  ) {}

  add<R extends ServiceRuntime>(service: HostedService<R>, ports: Ports): R {
    const runtime = service.runtime(ports);
    this.services.push({
      runtime,
      module: service.with(runtime),
      begin: async (commands) => {
        await service.prepare?.(runtime, this.settings);
        await runtime.startReactions(service.reactions(runtime, commands));
      },
      tick: async (commands) => service.tick?.(runtime, commands, this.settings),
    });
    return runtime;
  }

  modules(): DynamicModule[] {
    return this.services.map((s) => s.module);
  }

  /** Brings all read models up to date. `progress` hears the events folded so far, over all services. */
  async open(progress?: (events: number) => void): Promise<void> {
    const folded = new Map<ServiceRuntime, number>();
    const report = (runtime: ServiceRuntime, events: number): void => {
      folded.set(runtime, events);
      progress?.([...folded.values()].reduce((a, b) => a + b, 0));
    };
    await Promise.all(this.services.map(({ runtime }) => runtime.open((events) => report(runtime, events))));
  }

  async beginReactions(commands: CommandBus): Promise<void> {
    for (const service of this.services) await service.begin(commands);
  }

  beginTicks(commands: CommandBus): void {
    const round = async (): Promise<void> => {
      for (const service of this.services)
        for (const work of [() => service.tick(commands), () => service.runtime.replayAsked()])
          await work().catch((err: unknown) => this.log.error({ err, service: service.runtime.name }, 'tick failed'));
      this.timer = setTimeout(next, TICK_EVERY_MS);
    };
    const next = (): void => void (this.ticking = round());
    next();
  }

  /** Waits until everything that has happened has also had its consequences, and those theirs. For start-up and tests. */
  async settle(): Promise<void> {
    for (let before = ''; ;) {
      for (const { runtime } of this.services) await runtime.settle();
      const now = JSON.stringify(await Promise.all(this.services.map(({ runtime }) => runtime.ports.store.tails())));
      if (now === before) return;
      before = now;
    }
  }

  faults(): string[] {
    return this.services.flatMap(({ runtime }) => runtime.fault() ?? []);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.ticking;
    clearTimeout(this.timer);
    for (const { runtime } of this.services) await runtime.stop();
  }
}
