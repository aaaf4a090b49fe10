import { join } from 'node:path';
import { type AuditTrail, type Mac, macWith } from '@ronghe/audit';
import { SqliteAuditTrail } from '@ronghe/audit/sqlite';
import { openDatabase } from '@ronghe/event-store-sqlite';
import type { PersonalData } from '@ronghe/personal-data';

export interface OpenAudit {
  audit: AuditTrail;
  /** With which its records are checked. */
  mac: Mac;
  close(): Promise<void>;
}

/** In a folder; a file of its own, so that it is kept, copied and looked at apart from the data. */
export const auditFile = (dataDir: string): string => join(dataDir, 'audit.sqlite');

/** The audit trail of a folder. @throws DataFileUnusable */
export async function openAudit(dataDir: string, personalData: PersonalData): Promise<OpenAudit> {
  const mac = macWith(await personalData.secret('audit'));
  const db = openDatabase(auditFile(dataDir));
  return { audit: new SqliteAuditTrail(db, mac), mac, close: async () => db.close() };
}
