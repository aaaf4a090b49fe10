import { join } from 'node:path';
import { DataFileUnusable } from '@ronghe/event-store-sqlite';
import {
  type KeyStore,
  type MasterKey,
  type MasterKeySources,
  PersonalData,
  SealBroken,
  SqliteKeyStore,
  WrongMasterKey,
  masterKeyFile,
  masterKeyFrom,
} from '@ronghe/personal-data';

export interface Keys {
  personalData: PersonalData;
  store: KeyStore;
  master: MasterKey;
  close(): Promise<void>;
}

/** Where the master key is when nothing else is set. */
const besideTheKeys = (dataDir: string): MasterKeySources => ({
  current: masterKeyFile(join(dataDir, 'master.key'), 'RONGHE_MASTER_KEY_FILE', { create: true }),
});

/**
 * The keys of personal data in a folder: keys.sqlite, wrapped by a master key. Finds one that is not theirs now, not at the
 * first person that is looked at.
 * @throws DataFileUnusable, or an error of the keys that names the file or the setting
 */
export async function openKeys(dataDir: string, masterKeys = besideTheKeys(dataDir)): Promise<Keys> {
  const store = new SqliteKeyStore(join(dataDir, 'keys.sqlite'));
  try {
    const master = await masterKeyFrom(masterKeys);
    const personalData = new PersonalData(store, master);
    await personalData.pseudonym('key-check', '');
    return { personalData, store, master, close: () => store.close() };
  } catch (error) {
    await store.close();
    if (!(error instanceof WrongMasterKey) && !(error instanceof SealBroken)) throw error;
    throw new DataFileUnusable(
      `The master key ${masterKeys.current.where} is not the one that ${join(dataDir, 'keys.sqlite')} was made with. ` +
        'Put the right one back (from its backup), or set RONGHE_DATA to another folder.',
    );
  }
}
