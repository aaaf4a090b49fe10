import { connectMongo } from '@ronghe/mongo';
import { type Keys, MasterKeyUnusable, keysOf, masterKeyFrom, ofAnotherMasterKey } from '@ronghe/personal-data';
import { MongoKeyStore } from '@ronghe/personal-data/mongo';
import type { Logger } from 'pino';
import type { DistributedSettings } from './settings.js';

export type KeysOptions = Pick<DistributedSettings, 'mongo' | 'masterKeys'> & { log: Logger };

/**
 * The keys of personal data, in a database of their own.
 * @throws MongoUnusable, or MasterKeyUnusable that names the setting
 */
export async function openKeys({ mongo, masterKeys, log }: KeysOptions): Promise<Keys> {
  const db = `${mongo.prefix}_keys`;
  const master = await masterKeyFrom(masterKeys);
  const connection = await connectMongo({ url: mongo.url, db, log });
  try {
    return await keysOf(new MongoKeyStore(connection), master, () => connection.close());
  } catch (error) {
    await connection.close();
    if (!ofAnotherMasterKey(error)) throw error;
    throw new MasterKeyUnusable(
      masterKeys.current.where,
      `it is not the one that the keys in database ${db} were made with. Every process needs the same key: ` +
        'give it the right one (from its backup), or, while keys are wrapped anew, RONGHE_MASTER_KEY_PREVIOUS_FILE as well',
      error,
    );
  }
}
