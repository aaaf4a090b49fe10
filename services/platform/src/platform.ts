import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AllianceProjectModule } from '@ronghe/alliance-project';
import { asyncApiDocument } from '@ronghe/contracts';
import { Embedded, listen } from '@ronghe/embedded';
import { Gateway, GatewayModule, applyGateway, oidcFromEnvironment } from '@ronghe/gateway';
import { NotificationModule } from '@ronghe/notification';
import { OrganizationModule } from '@ronghe/organization';
import { ScoringModule } from '@ronghe/scoring';
import {
  HealthModule,
  Host,
  ServiceKitModule,
  applyHabits,
  createLog,
  openApiDocument,
  routesWithoutRule,
} from '@ronghe/service-kit';
import { demoUsers } from './demo/users.js';
import { seedDemo } from './demo/seed.js';
import { type PlatformConfig } from './platform.config.js';

@Module({})
class PlatformModule {}

export interface Platform {
  url: string;
  /** How long the read models took to come up to date, and how many events were folded, over all services. */
  opening: { replayMs: number; folded: number };
  /** Waits until all that has happened has had its consequences. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Everything in one process: four services and the gateway on the embedded ports. `say` prints for the person who starts it. */
export async function startPlatform(config: PlatformConfig, say: (line: string) => void): Promise<Platform> {
  const log = createLog(config.logLevel);
  const clock = (): Date => new Date();
  const embedded = new Embedded({ dataDir: config.dataDir, clock, log, alone: true });
  const { personalData, requests, sessionKey } = embedded;
  await embedded.checkKeys();

  const host = new Host({ clock, allowPrivateWebhooks: config.allowPrivateWebhooks }, log);
  const runtimes = {
    organization: host.add(OrganizationModule, embedded.portsFor('organization')),
    scoring: host.add(ScoringModule, embedded.portsFor('scoring')),
    alliance: host.add(AllianceProjectModule, embedded.portsFor('alliance-project')),
    notification: host.add(NotificationModule, embedded.portsFor('notification')),
  };

  let url = config.publicUrl ?? '';
  let openapi: object | undefined;
  const gateway = new Gateway({
    demo: config.demo ? { users: await demoUsers(personalData) } : undefined,
    oidc: oidcFromEnvironment(process.env),
    dataDir: config.dataDir,
    publicUrl: () => url,
    sessionKey,
    openapi: () => openapi!,
    asyncapi: asyncApiDocument,
  });
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: PlatformModule,
      imports: [
        ServiceKitModule.with({ verifier: gateway.verifier, requests, personalData, clock, log }),
        ...host.modules(),
        HealthModule.with(() => host.faults()),
        GatewayModule.register(gateway),
      ],
    },
    { bodyParser: false, logger: ['error', 'fatal'], abortOnError: false },
  );
  applyHabits(app, log);
  applyGateway(app, gateway);
  const bare = routesWithoutRule(app);
  if (bare.length > 0) throw new Error(`these routes do not say who may call them: ${bare.join(', ')}`);
  await app.init();
  openapi = openApiDocument(app);

  const begun = performance.now();
  let folded = 0;
  let shown = 0;
  await host.open((events) => {
    folded = events;
    if (events >= shown + 50_000)
      say(`  重建读模型 Rebuilding read models: ${(shown = events).toLocaleString('en')} events`);
  });
  const opening = { replayMs: performance.now() - begun, folded };
  const commands = app.get(CommandBus);
  await host.beginReactions(commands);
  if (config.demo && !config.empty) await seedDemo({ db: embedded.db, commands, runtimes, host, say });
  log.info(opening, 'read models are up to date');
  host.beginTicks(commands);

  const served = await listen(app, host, embedded, config);
  url ||= served.url;
  return { url, opening, settle: () => host.settle(), stop: () => served.stop() };
}
