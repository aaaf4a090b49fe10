import { join } from 'node:path';
import { DataFileUnusable } from '@ronghe/event-store-sqlite';
import {
  type Keys,
  type MasterKeySources,
  SqliteKeyStore,
  keysOf,
  masterKeyFile,
  masterKeyFrom,
  ofAnotherMasterKey,
} from '@ronghe/personal-data';

/** Where the master key is when nothing else is set. */
const besideTheKeys = (dataDir: string): MasterKeySources => ({
  current: masterKeyFile(join(dataDir, 'master.key'), 'RONGHE_MASTER_KEY_FILE', { create: true }),
});

/**
 * The keys of personal data in a folder: keys.sqlite, wrapped by a master key.
 * @throws DataFileUnusable, or an error of the keys that names the file or the setting
 */
export async function openKeys(dataDir: string, masterKeys = besideTheKeys(dataDir)): Promise<Keys> {
  const store = new SqliteKeyStore(join(dataDir, 'keys.sqlite'));
  try {
    return await keysOf(store, await masterKeyFrom(masterKeys), () => store.close());
  } catch (error) {
    await store.close();
    if (!ofAnotherMasterKey(error)) throw error;
    throw new DataFileUnusable(
      `The master key ${masterKeys.current.where} is not the one that ${join(dataDir, 'keys.sqlite')} was made with. ` +
        'Put the right one back (from its backup), or set RONGHE_DATA to another folder.',
    );
  }
}
