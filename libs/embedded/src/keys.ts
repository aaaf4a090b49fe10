import { join } from 'node:path';
import { DataFileUnusable } from '@ronghe/event-store-sqlite';
import { PersonalData, SealBroken, SqliteKeyStore, WrongMasterKey, masterKeyFromFile } from '@ronghe/personal-data';

export interface Keys {
  personalData: PersonalData;
  close(): Promise<void>;
}

/**
 * The keys of personal data in a folder: keys.sqlite, wrapped by master.key. Finds a master.key that is not theirs now,
 * not at the first person that is looked at.
 * @throws DataFileUnusable, or an error of the key files that names them
 */
export async function openKeys(dataDir: string): Promise<Keys> {
  const store = new SqliteKeyStore(join(dataDir, 'keys.sqlite'));
  try {
    const personalData = new PersonalData(store, masterKeyFromFile(join(dataDir, 'master.key')));
    await personalData.pseudonym('key-check', '');
    return { personalData, close: () => store.close() };
  } catch (error) {
    await store.close();
    if (!(error instanceof WrongMasterKey) && !(error instanceof SealBroken)) throw error;
    throw new DataFileUnusable(
      `The key file ${join(dataDir, 'master.key')} is not the one that keys.sqlite beside it was made with. ` +
        'Put the right master.key back (from its backup), or set RONGHE_DATA to another folder.',
    );
  }
}
