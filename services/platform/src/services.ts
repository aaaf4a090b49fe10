import { AllianceProjectModule, type AllianceProjectRuntime } from '@ronghe/alliance-project';
import { NotificationModule, type NotificationRuntime } from '@ronghe/notification';
import { OrganizationModule, type OrganizationRuntime } from '@ronghe/organization';
import { type Backing, openBacking } from '@ronghe/process';
import { ScoringModule, type ScoringRuntime } from '@ronghe/scoring';
import { Host, type KitOptions, createLog } from '@ronghe/service-kit';
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
  const host = new Host({ clock, allowPrivateWebhooks: config.allowPrivateWebhooks }, log);
  const runtimes = {
    organization: host.add(OrganizationModule, backing.portsFor('organization')),
    scoring: host.add(ScoringModule, backing.portsFor('scoring')),
    alliance: host.add(AllianceProjectModule, backing.portsFor('alliance-project')),
    notification: host.add(NotificationModule, backing.portsFor('notification')),
  };
  const { requests, personalData } = backing;
  const stop = async (): Promise<void> => {
    await host.stop();
    await backing.close();
  };
  return { log, backing, host, runtimes, kit: { rates: config.rates, requests, personalData, clock, log }, stop };
}
