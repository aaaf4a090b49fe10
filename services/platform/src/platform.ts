import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { asyncApiDocument } from '@ronghe/contracts';
import { Gateway, GatewayModule, applyGateway, demoUsers } from '@ronghe/gateway';
import { type Say, type Served, keptSecret, listen, openMarks } from '@ronghe/process';
import {
  HealthModule,
  type Host,
  ServiceKitModule,
  type TokenVerifier,
  bodyHabits,
  openApiDocument,
  requestHabits,
  routesWithoutRule,
} from '@ronghe/service-kit';
import { seedDemo } from './demo/seed.js';
import type { PlatformConfig } from './platform.config.js';
import { prepareServices } from './services.js';

@Module({})
class PlatformModule {}

export interface Platform extends Served {
  /** How long the read models took to come up to date, and how many events were folded, over all services. */
  opening: Opening;
  /** Waits until all that has happened has had its consequences. */
  settle(): Promise<void>;
}

interface Opening {
  replayMs: number;
  folded: number;
}

/** Everything in one process: four services and the gateway. `say` prints for the person who starts it. */
export async function startPlatform(config: PlatformConfig, say: Say = () => undefined): Promise<Platform> {
  const { log, backing, host, runtimes, kit, stop } = await prepareServices(config);
  let url = config.publicUrl ?? '';
  let ownUrl = '';
  let openapi: object | undefined;
  const marks = await openMarks(config, log);
  const gateway = new Gateway({
    demo: config.demo ? { users: await demoUsers(kit.personalData) } : undefined,
    oidc: config.oidc,
    dataDir: config.dataDir,
    publicUrl: () => url,
    ownUrl: () => ownUrl,
    sessionKey: keptSecret(join(config.dataDir, 'session.key')),
    marks,
    audit: kit.audit,
    clientsPerMinute: config.rates.client,
    trustProxy: config.trustProxy,
    openapi: () => openapi!,
    asyncapi: asyncApiDocument,
  });
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: PlatformModule,
      imports: [
        ServiceKitModule.with({ verifier: gateway.verifier, ...kit }),
        ...host.modules(),
        HealthModule.with(() => [...host.faults(), ...kit.audit.faults()]),
        GatewayModule.register(gateway),
      ],
    },
    { bodyParser: false, logger: ['error', 'fatal'], abortOnError: false },
  );
  requestHabits(app, log);
  applyGateway(app, gateway);
  bodyHabits(app);
  const bare = routesWithoutRule(app);
  if (bare.length > 0) throw new Error(`these routes do not say who may call them: ${bare.join(', ')}`);
  await app.init();
  openapi = openApiDocument(app);

  const opening = await open(host, say);
  const commands = app.get(CommandBus);
  await host.beginReactions(commands);
  if (config.demo && !config.empty) await seedDemo({ notes: backing, commands, runtimes, host, say });
  log.info(opening, 'read models are up to date');
  host.beginTicks(commands);

  const served = await listen(app, config, async () => {
    await marks.close();
    await stop();
  });
  ownUrl = served.url;
  url ||= ownUrl;
  return { url, opening, settle: () => host.settle(), stop: () => served.stop() };
}

const nobody: TokenVerifier = { verify: () => Promise.reject(new Error('nobody signs in while demo data is written')) };

/** Writes the demo data, unless there is data already, waits until all of it has had its consequences, and stops. */
export async function seedPlatform(config: PlatformConfig, say: Say): Promise<void> {
  const { backing, host, runtimes, kit, stop } = await prepareServices(config);
  const app = await NestFactory.createApplicationContext(
    { module: PlatformModule, imports: [ServiceKitModule.with({ verifier: nobody, ...kit }), ...host.modules()] },
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  await open(host, say);
  const commands = app.get(CommandBus);
  await host.beginReactions(commands);
  await seedDemo({ notes: backing, commands, runtimes, host, say });
  await host.settle();
  await app.close();
  await stop();
}

const SAY_EVERY = 50_000;

async function open(host: Host, say: Say): Promise<Opening> {
  const begun = performance.now();
  let folded = 0;
  let shown = 0;
  await host.open((events) => {
    folded = events;
    if (events >= shown + SAY_EVERY)
      say(`  重建读模型 Rebuilding read models: ${(shown = events).toLocaleString('en')} events`);
  });
  return { replayMs: performance.now() - begun, folded };
}
