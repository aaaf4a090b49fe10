import { type AuditTrail, type Mac, macWith } from '@ronghe/audit';
import { MongoAuditTrail } from '@ronghe/audit/mongo';
import { connectMongo } from '@ronghe/mongo';
import type { PersonalData } from '@ronghe/personal-data';
import type { Logger } from 'pino';
import type { DistributedSettings } from './settings.js';

export interface OpenAudit {
  audit: AuditTrail;
  /** With which its records are checked. */
  mac: Mac;
  close(): Promise<void>;
}

/** The audit trail of an installation, in a database of its own. @throws MongoUnusable, Unavailable */
export async function openAudit(
  { mongo, log }: Pick<DistributedSettings, 'mongo'> & { log: Logger },
  personalData: PersonalData,
): Promise<OpenAudit> {
  const mac = macWith(await personalData.secret('audit'));
  const connection = await connectMongo({ url: mongo.url, db: `${mongo.prefix}_audit`, log });
  try {
    return { audit: await MongoAuditTrail.open(connection, mac), mac, close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
