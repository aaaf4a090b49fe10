import { AllianceProjectModule, type AllianceProjectRuntime } from '@ronghe/alliance-project';
import { DEMO_TENANTS } from '@ronghe/gateway';
import { NotificationModule, type NotificationRuntime } from '@ronghe/notification';
import { OrganizationModule, type OrganizationRuntime } from '@ronghe/organization';
import { type Backing, openBacking } from '@ronghe/process';
import { ScoringModule, type ScoringRuntime } from '@ronghe/scoring';
import { AuditRecorder, Host, type KitOptions, createLog, ratesOf } from '@ronghe/service-kit';
import type { Logger } from 'pino';
import type { PlatformConfig } from './platform.config.js';

export type Runtimes = {
  organization: OrganizationRuntime;
  scoring: ScoringRuntime;
  alliance: AllianceProjectRuntime;
  notification: NotificationRuntime;
};

/** The four services in one process, not open yet. */
export interface Services {
  log: Logger;
  backing: Backing;
  host: Host;
  runtimes: Runtimes;
  kit: Omit<KitOptions, 'verifier'>;
  stop: () => Promise<void>;
}

const NAMES = ['organization', 'scoring', 'alliance-project', 'notification'];

export async function prepareServices(config: PlatformConfig): Promise<Services> {
  const log = createLog(config.logLevel);
  const clock = (): Date => new Date();
  const backing = await openBacking(config, { services: NAMES, clock, log, alone: true });
  const { allowPrivateWebhooks } = config;
  const tenants = [...config.tenants, ...(config.demo ? DEMO_TENANTS : [])];
  const host = new Host({ clock, allowPrivateWebhooks, tenants }, log);
  const runtimes = {
    organization: host.add(OrganizationModule, backing.portsFor('organization')),
    scoring: host.add(ScoringModule, backing.portsFor('scoring')),
    alliance: host.add(AllianceProjectModule, backing.portsFor('alliance-project')),
    notification: host.add(NotificationModule, backing.portsFor('notification')),
  };
  const { requests, personalData } = backing;
  const { standings } = runtimes.organization;
  const audit = new AuditRecorder(backing.audit, clock, log);
  const stop = async (): Promise<void> => {
    await host.stop();
    await audit.close();
    await backing.close();
  };
  return {
    log,
    backing,
    host,
    runtimes,
    kit: { standings, rates: ratesOf(config.rates, standings), requests, personalData, audit, clock, log },
    stop,
  };
}
