import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  HealthModule,
  Host,
  type HostedService,
  ServiceKitModule,
  type ServiceRuntime,
  applyHabits,
  createLog,
  tokenVerifier,
} from '@ronghe/service-kit';
import { Embedded } from './embedded.js';
import { listen } from './listen.js';
import type { Served } from './process.js';
import { ConfigRefused, given, readSettings } from './settings.js';

@Module({})
class ServiceProcess {}

/**
 * One service as a process of its own. Several share one data folder: each appends to its own logs, and finds what the
 * others append by looking.
 */
export async function serveService<R extends ServiceRuntime>(
  name: string,
  service: HostedService<R>,
  defaultPort: number,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Served> {
  const settings = readSettings(env, defaultPort);
  const issuer = given(env, 'RONGHE_OIDC_ISSUER');
  if (!issuer) throw new ConfigRefused('RONGHE_OIDC_ISSUER must name the issuer whose tokens this service takes');
  const audience = given(env, 'RONGHE_OIDC_AUDIENCE') ?? 'ronghe';

  const log = createLog(settings.logLevel);
  const clock = (): Date => new Date();
  const embedded = new Embedded({ dataDir: settings.dataDir, clock, log, alone: false });
  const { personalData, requests } = embedded;
  const host = new Host({ clock, allowPrivateWebhooks: settings.allowPrivateWebhooks }, log);
  host.add(service, embedded.portsFor(name));
  const verifier = tokenVerifier({ issuer, audience, jwks: { discoverFrom: issuer } });
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: ServiceProcess,
      imports: [
        ServiceKitModule.with({ verifier, requests, personalData, clock, log }),
        ...host.modules(),
        HealthModule.with(() => host.faults()),
      ],
    },
    { bodyParser: false, logger: ['error', 'fatal'], abortOnError: false },
  );
  applyHabits(app, log);
  await app.init();
  await host.open();
  const commands = app.get(CommandBus);
  await host.beginReactions(commands);
  host.beginTicks(commands);
  return listen(app, host, embedded, settings);
}
