import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AllianceProjectModule } from '@ronghe/alliance-project';
import { Embedded } from '@ronghe/embedded';
import type { Commit } from '@ronghe/event-sourcing';
import { NotificationModule } from '@ronghe/notification';
import { CoverageQuery, OrganizationModule } from '@ronghe/organization';
import { ScoringModule } from '@ronghe/scoring';
import { AuditRecorder, Host, ServiceKitModule, createLog } from '@ronghe/service-kit';
import { type Seeding, seedDemo } from '../demo/seed.js';

type Figures = Record<string, { linked: number; teams: number }[]>;
export interface Outcome {
  commits: Record<string, Commit[]>;
  said: string[];
  figures: Figures;
}

const clock = (): Date => new Date('2026-06-15T02:00:00Z');
const FIRST_DAY = '2025-06-01';
const LAST_DAY = '2026-06-01';
const SCOPES: [tenant: string, root?: string][] = [
  ['liaohe', 'production.P1'],
  ['changqing8'],
  ['fengcheng'],
  ['shengli'],
  ['luming'],
];

/** The services on the embedded ports, seeded; `most` commands are let through, then the process “dies”. */
export async function run(dataDir: string, most = Infinity): Promise<Outcome> {
  const log = createLog('fatal');
  const embedded = await Embedded.open({ dataDir, clock, log, alone: true });
  const { personalData, requests } = embedded;
  const audit = new AuditRecorder(embedded.audit, clock, log);
  const host = new Host({ clock, allowPrivateWebhooks: false, tenants: [] }, log);
  const runtimes: Seeding['runtimes'] = {
    organization: host.add(OrganizationModule, embedded.portsFor('organization')),
    scoring: host.add(ScoringModule, embedded.portsFor('scoring')),
    alliance: host.add(AllianceProjectModule, embedded.portsFor('alliance-project')),
    notification: host.add(NotificationModule, embedded.portsFor('notification')),
  };
  const { standings } = runtimes.organization;
  const verifier = { verify: () => Promise.reject(new Error('nobody signs in here')) };
  class Root {}
  const app = await NestFactory.createApplicationContext(
    {
      module: Root,
      imports: [
        ServiceKitModule.with({
          verifier,
          standings,
          rates: { person: 0, tenant: 0 },
          requests,
          personalData,
          audit,
          clock,
          log,
        }),
        ...host.modules(),
      ],
    },
    { logger: false, abortOnError: false },
  );
  await host.open();
  const bus = app.get(CommandBus);
  await host.beginReactions(bus);
  let sent = 0;
  const commands = {
    execute: ((command: never) =>
      ++sent > most ? Promise.reject(new Error('killed')) : bus.execute(command)) as CommandBus['execute'],
  };
  const said: string[] = [];
  try {
    await seedDemo({ notes: embedded, commands, runtimes, host, say: (line) => said.push(line) });
  } catch (error) {
    if (most === Infinity) throw error;
  }
  const outcome: Outcome = { commits: {}, said, figures: {} };
  if (most === Infinity) {
    for (const { name, ports } of Object.values(runtimes)) outcome.commits[name] = await logsOf(ports.store);
    for (const [tenant, root] of SCOPES) {
      const view = { tenant, after: [] } as never;
      const board = await app.get(QueryBus).execute<CoverageQuery, CoverageBoardish>(new CoverageQuery(view, root));
      outcome.figures[tenant] = [board.figure(FIRST_DAY), board.figure(LAST_DAY)];
    }
  }
  await app.close();
  await host.stop();
  await embedded.close();
  return outcome;
}

interface CoverageBoardish {
  figure(day: string): { linked: number; teams: number };
}

async function logsOf(store: Seeding['runtimes']['scoring']['ports']['store']): Promise<Commit[]> {
  const found: Commit[] = [];
  for (let log = 0; log < store.logs; log++) found.push(...(await store.readLog(log, 0, 1_000_000)));
  return found;
}
