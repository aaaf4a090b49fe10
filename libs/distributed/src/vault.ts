import { connectMongo } from '@ronghe/mongo';
import { type PersonalData, Vault } from '@ronghe/personal-data';
import { MongoVaultStore } from '@ronghe/personal-data/mongo';
import type { Logger } from 'pino';
import type { DistributedSettings } from './settings.js';

export interface OpenVault {
  vault: Vault;
  close(): Promise<void>;
}

/** What long pieces of work keep for a while, in a database of its own. @throws MongoUnusable, Unavailable */
export async function openVault(
  { mongo, log }: Pick<DistributedSettings, 'mongo'> & { log: Logger },
  personalData: PersonalData,
): Promise<OpenVault> {
  const secret = await personalData.secret('vault');
  const connection = await connectMongo({ url: mongo.url, db: `${mongo.prefix}_vault`, log });
  try {
    return { vault: new Vault(await MongoVaultStore.open(connection), secret), close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
