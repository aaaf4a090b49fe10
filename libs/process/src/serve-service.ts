import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Refusal } from '@ronghe/event-sourcing';
import {
  AuditRecorder,
  HealthModule,
  Host,
  type HostedService,
  ServiceKitModule,
  type ServiceRuntime,
  applyHabits,
  createLog,
  openApiDocument,
  ratesOf,
  tokenVerifier,
} from '@ronghe/service-kit';
import type { NextFunction, Request, Response } from 'express';
import { type Backing, openBacking } from './backing.js';
import { readClaimNames } from './claim-names.js';
import { listen } from './listen.js';
import { OpenApiModule } from './openapi.http.js';
import type { Served } from './process.js';
import { ConfigRefused, given, isHttp, readSettings } from './settings.js';

@Module({})
class ServiceProcess {}

interface Identity {
  issuer: string;
  audience: string;
  /** Where the issuer's discovery document is fetched: the issuer itself, or its address inside the installation. */
  discovery: string;
}

function readIdentity(env: NodeJS.ProcessEnv): Identity {
  const issuer = given(env, 'RONGHE_OIDC_ISSUER');
  if (!issuer) throw new ConfigRefused('RONGHE_OIDC_ISSUER must name the issuer whose tokens this service takes');
  const discovery = given(env, 'RONGHE_OIDC_DISCOVERY') ?? issuer;
  for (const [name, url] of Object.entries({ RONGHE_OIDC_ISSUER: issuer, RONGHE_OIDC_DISCOVERY: discovery }))
    if (!isHttp(url)) throw new ConfigRefused(`${name} must be an http or https address, not ${url}`);
  return { issuer, discovery, audience: given(env, 'RONGHE_OIDC_AUDIENCE') ?? 'ronghe' };
}

/**
 * One service as a process of its own. On Kafka and MongoDB when the environment names them; otherwise several share one
 * data folder: each appends to its own logs, and finds what the others append by looking.
 */
export async function serveService<R extends ServiceRuntime>(
  name: string,
  service: HostedService<R>,
  defaultPort: number,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Served> {
  const settings = readSettings(env, defaultPort);
  const { issuer, audience, discovery } = readIdentity(env);
  const log = createLog(settings.logLevel);
  const clock = (): Date => new Date();
  const backing: Backing = await openBacking(settings, { services: [name], clock, log, alone: false });
  const { personalData, requests } = backing;
  const audit = new AuditRecorder(backing.audit, clock, log);
  const { allowPrivateWebhooks, tenants } = settings;
  const host = new Host({ clock, allowPrivateWebhooks, tenants }, log);
  const { standings } = host.add(service, backing.portsFor(name));
  const claims = readClaimNames(env);
  const verifier = tokenVerifier({ issuer, audience, jwks: { discoverFrom: discovery, issuer }, claims });
  let openapi: object | undefined;
  let opened = false;
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: ServiceProcess,
      imports: [
        ServiceKitModule.with({
          verifier,
          standings,
          rates: ratesOf(settings.rates, standings),
          requests,
          personalData,
          audit,
          clock,
          log,
        }),
        ...host.modules(),
        HealthModule.with(() => [
          ...(opened ? [] : [`${name}: opens its read models`]),
          ...host.faults(),
          ...audit.faults(),
        ]),
        OpenApiModule.with(() => openapi!),
      ],
    },
    { bodyParser: false, logger: ['error', 'fatal'], abortOnError: false },
  );
  applyHabits(app, log);
  app.use('/api', (_request: Request, _response: Response, next: NextFunction) => next(opened ? undefined : opening()));
  await app.init();
  openapi = openApiDocument(app);
  // From the first moment on, so that readiness can say what a start waits for.
  const served = await listen(app, settings, async () => {
    await host.stop();
    await audit.close();
    await backing.close();
  });
  try {
    await host.open();
    opened = true;
    const commands = app.get(CommandBus);
    await host.beginReactions(commands);
    host.beginTicks(commands);
  } catch (error) {
    await served.stop();
    throw error;
  }
  return served;
}

const opening = (): Refusal =>
  new Refusal(
    'unavailable',
    'opening',
    { zh: '服务正在启动', en: 'The service is starting' },
    { remedy: { zh: '请稍后再试', en: 'Try again in a moment' }, retryAfterSeconds: 1 },
  );
