import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { asyncApiDocument } from '@ronghe/contracts';
import { type Served, keptSecret, listen, openAudit, openKeys, openMarks } from '@ronghe/process';
import {
  AuditRecorder,
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
  const { trail, users } = await openTrail(config, log);
  const audit = new AuditRecorder(trail.audit, () => new Date(), log);
  const gateway = new Gateway({
    demo: users && { users },
    oidc: config.oidc,
    dataDir: config.dataDir,
    publicUrl: () => url,
    ownUrl: () => ownUrl,
    sessionKey: keptSecret(join(config.dataDir, 'session.key')),
    marks,
    audit,
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
      providers: [{ provide: APP_FILTER, useFactory: () => new ProblemFilter(log, audit) }],
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
  const served = await listen(app, config, async () => {
    await audit.close();
    await trail.close();
    await marks.close();
  });
  ownUrl = served.url;
  url ||= ownUrl;
  return { url, stop: () => served.stop() };
}

/** The keys are wanted for a moment only: for what seals the trail, and for the pseudonyms that demo users are. */
async function openTrail(config: GatewayConfig, log: Logger) {
  const keys = await openKeys(config, log);
  try {
    const users = config.demo ? await demoUsers(keys.personalData) : undefined;
    return { trail: await openAudit(config, keys, log), users };
  } finally {
    await keys.close();
  }
}
