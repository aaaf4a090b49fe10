import { join } from 'node:path';
import { openDatabase } from '@ronghe/event-store-sqlite';
import { type PersonalData, SqliteVaultStore, Vault } from '@ronghe/personal-data';

export interface OpenVault {
  vault: Vault;
  close(): Promise<void>;
}

/** What long pieces of work keep for a while, in a file of a folder: vault.sqlite. @throws DataFileUnusable */
export async function openVault(dataDir: string, personalData: PersonalData, alone: boolean): Promise<OpenVault> {
  const secret = await personalData.secret('vault');
  const store = new SqliteVaultStore(openDatabase(join(dataDir, 'vault.sqlite')), alone);
  return { vault: new Vault(store, secret), close: () => store.close() };
}
