import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { asyncApiDocument } from '@ronghe/contracts';
import { type Served, type Settings, keptSecret, listen, openKeys, openMarks } from '@ronghe/process';
import {
  IdentityModule,
  ProblemFilter,
  bodyHabits,
  createLog,
  openApiDocument,
  requestHabits,
  routesWithoutRule,
} from '@ronghe/service-kit';
import type { Logger } from 'pino';
import { applyGateway } from './apply-gateway.js';
import type { DemoUser } from './demo-issuer/demo-user.js';
import { demoUsers } from './demo-issuer/demo-users.js';
import type { GatewayConfig } from './gateway.config.js';
import { Gateway } from './gateway.js';
import { GatewayModule } from './gateway.module.js';
import { GatewayHealthModule } from './proxy/health.http.js';
import { joinedOpenApi } from './proxy/joined-openapi.js';
import { serviceProxy } from './proxy/proxy.js';

@Module({})
class GatewayProcess {}

/** The gateway as a process of its own: console, sign-in, documents, and the way to the services. */
export async function serveGateway(config: GatewayConfig): Promise<Served> {
  const log = createLog(config.logLevel);
  let url = config.publicUrl ?? '';
  let ownUrl = '';
  let openapi: object | undefined;
  const marks = await openMarks(config, log);
  const gateway = new Gateway({
    demo: config.demo ? { users: await readDemoUsers(config, log) } : undefined,
    oidc: config.oidc,
    dataDir: config.dataDir,
    publicUrl: () => url,
    ownUrl: () => ownUrl,
    sessionKey: keptSecret(join(config.dataDir, 'session.key')),
    marks,
    clientsPerMinute: config.rates.client,
    trustProxy: config.trustProxy,
    openapi: joinedOpenApi(() => openapi!, config.services),
    asyncapi: asyncApiDocument,
  });
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: GatewayProcess,
      imports: [
        IdentityModule.with(gateway.verifier),
        GatewayHealthModule.with(config.services),
        GatewayModule.register(gateway),
      ],
      providers: [{ provide: APP_FILTER, useFactory: () => new ProblemFilter(log) }],
    },
    { bodyParser: false, logger: ['error', 'fatal'], abortOnError: false },
  );
  requestHabits(app, log);
  applyGateway(app, gateway, serviceProxy(config.services));
  bodyHabits(app);
  const bare = routesWithoutRule(app);
  if (bare.length > 0) throw new Error(`these routes do not say who may call them: ${bare.join(', ')}`);
  await app.init();
  openapi = openApiDocument(app);
  const served = await listen(app, config, () => marks.close());
  ownUrl = served.url;
  url ||= ownUrl;
  return { url, stop: () => served.stop() };
}

/** Their persons are pseudonyms, which only the keys of the installation can tell. */
async function readDemoUsers(settings: Settings, log: Logger): Promise<DemoUser[]> {
  const keys = await openKeys(settings, log);
  try {
    return await demoUsers(keys.personalData);
  } finally {
    await keys.close();
  }
}
