import { connectMongo } from '@ronghe/mongo';
import { MasterKeyUnusable, PersonalData, SealBroken, WrongMasterKey, masterKeyFromFile } from '@ronghe/personal-data';
import { MongoKeyStore } from '@ronghe/personal-data/mongo';
import type { Logger } from 'pino';
import type { DistributedSettings } from './settings.js';

export interface Keys {
  personalData: PersonalData;
  close(): Promise<void>;
}

export type KeysOptions = Pick<DistributedSettings, 'mongo' | 'masterKeyFile'> & { log: Logger };

/**
 * The keys of personal data, in a database of their own. Finds a master key that is not theirs now, not at the first
 * person that is looked at.
 * @throws MongoUnusable, or MasterKeyUnusable that names the file
 */
export async function openKeys({ mongo, masterKeyFile, log }: KeysOptions): Promise<Keys> {
  const db = `${mongo.prefix}_keys`;
  const master = masterKeyFromFile(masterKeyFile);
  const connection = await connectMongo({ url: mongo.url, db, log });
  try {
    const personalData = new PersonalData(new MongoKeyStore(connection), master);
    await personalData.pseudonym('key-check', '');
    return { personalData, close: () => connection.close() };
  } catch (error) {
    await connection.close();
    if (!(error instanceof WrongMasterKey) && !(error instanceof SealBroken)) throw error;
    throw new MasterKeyUnusable(
      masterKeyFile,
      `it is not the one that the keys in database ${db} were made with. Every process needs the same key file: ` +
        'set RONGHE_MASTER_KEY_FILE to the right one (from its backup)',
      error,
    );
  }
}
