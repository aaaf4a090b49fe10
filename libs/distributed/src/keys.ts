import { connectMongo } from '@ronghe/mongo';
import {
  type KeyStore,
  type MasterKey,
  MasterKeyUnusable,
  PersonalData,
  SealBroken,
  WrongMasterKey,
  masterKeyFrom,
} from '@ronghe/personal-data';
import { MongoKeyStore } from '@ronghe/personal-data/mongo';
import type { Logger } from 'pino';
import type { DistributedSettings } from './settings.js';

export interface Keys {
  personalData: PersonalData;
  store: KeyStore;
  master: MasterKey;
  close(): Promise<void>;
}

export type KeysOptions = Pick<DistributedSettings, 'mongo' | 'masterKeys'> & { log: Logger };

/**
 * The keys of personal data, in a database of their own. Finds a master key that is not theirs now, not at the first
 * person that is looked at.
 * @throws MongoUnusable, or MasterKeyUnusable that names the setting
 */
export async function openKeys({ mongo, masterKeys, log }: KeysOptions): Promise<Keys> {
  const db = `${mongo.prefix}_keys`;
  const master = await masterKeyFrom(masterKeys);
  const connection = await connectMongo({ url: mongo.url, db, log });
  try {
    const store = new MongoKeyStore(connection);
    const personalData = new PersonalData(store, master);
    await personalData.pseudonym('key-check', '');
    return { personalData, store, master, close: () => connection.close() };
  } catch (error) {
    await connection.close();
    if (!(error instanceof WrongMasterKey) && !(error instanceof SealBroken)) throw error;
    throw new MasterKeyUnusable(
      masterKeys.current.where,
      `it is not the one that the keys in database ${db} were made with. Every process needs the same key: ` +
        'give it the right one (from its backup), or, while keys are wrapped anew, RONGHE_MASTER_KEY_PREVIOUS_FILE as well',
      error,
    );
  }
}
