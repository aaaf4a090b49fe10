import { join } from 'node:path';
import type { RequestLedger } from '@ronghe/event-sourcing';
import type { AuditTrail, Mac } from '@ronghe/audit';
import type { Keys, PersonalData } from '@ronghe/personal-data';
import type { Marks, Ports } from '@ronghe/service-kit';
import type { Logger } from 'pino';
import type { Settings } from './settings.js';

/** What stands behind the services of one process. */
export interface Backing {
  personalData: PersonalData;
  audit: AuditTrail;
  /** For the requests that this process answers. */
  requests: RequestLedger;
  portsFor(service: string): Ports;
  /** What a composition root has noted for its next start; a note of the same name is replaced. */
  note(name: string): Promise<string | undefined>;
  takeNote(name: string, value: string): Promise<void>;
  close(): Promise<void>;
}

type Where = Pick<Settings, 'dataDir' | 'distributed'>;

export interface BackingNeeds {
  services: readonly string[];
  clock: () => Date;
  log: Logger;
  /** True for the whole platform in one process; false when each service is a process of its own on the same data. */
  alone: boolean;
}

/** Opens what the settings name; the drivers of the other way are never loaded. @throws what {@link runProcess} explains */
export async function openBacking(settings: Settings, needs: BackingNeeds): Promise<Backing> {
  const { dataDir, masterKeys, distributed } = settings;
  if (distributed) return (await import('@ronghe/distributed')).Distributed.open({ ...distributed, ...needs });
  return (await import('@ronghe/embedded')).Embedded.open({ dataDir, masterKeys, ...needs });
}

type WithKeys = Where & Partial<Pick<Settings, 'masterKeys'>>;

/** Only the keys of personal data, for a process that keeps nothing else. */
export async function openKeys({ dataDir, masterKeys, distributed }: WithKeys, log: Logger): Promise<Keys> {
  if (distributed) return (await import('@ronghe/distributed')).openKeys({ ...distributed, log });
  return (await import('@ronghe/embedded')).openKeys(dataDir, masterKeys);
}

/** Only the audit trail, for a process that keeps nothing else. */
export async function openAudit(
  { dataDir, distributed }: Where,
  { personalData }: Pick<Keys, 'personalData'>,
  log: Logger,
): Promise<{ audit: AuditTrail; mac: Mac; close(): Promise<void> }> {
  if (distributed) return (await import('@ronghe/distributed')).openAudit({ ...distributed, log }, personalData);
  return (await import('@ronghe/embedded')).openAudit(dataDir, personalData);
}

/** What every gateway of the installation must see: in MongoDB, or in the data folder. @throws what {@link runProcess} explains */
export async function openMarks({ dataDir, distributed }: Where, log: Logger): Promise<Marks> {
  if (distributed) return (await import('@ronghe/distributed')).MongoMarks.open({ ...distributed, log });
  return new (await import('@ronghe/embedded')).FileMarks(join(dataDir, 'ended-sessions.txt'));
}
