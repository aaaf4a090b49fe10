import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { openDatabase } from '@ronghe/event-store-sqlite';
import { type VaultPlace, vaultStoreContract } from '../testing/vault-store.contract.js';
import { SqliteVaultStore } from './sqlite-vault-store.js';

function folder(): VaultPlace & { alone(): SqliteVaultStore } {
  const dir = mkdtempSync(join(tmpdir(), 'ronghe-vault-'));
  const database = () => openDatabase(join(dir, 'vault.sqlite'));
  return {
    open: async () => new SqliteVaultStore(database(), false),
    alone: () => new SqliteVaultStore(database(), true),
    end: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

vaultStoreContract('A SQLite file', async () => folder());

it('whoever is alone on a file finds no lease of those who were there before', async () => {
  const place = folder();
  const before = await place.open();
  await before.lease('work', 'a', '2026-01-01', '2099-01-01');
  await before.close();
  const after = place.alone();
  expect(await after.lease('work', 'b', '2026-01-01', '2099-01-01')).toBe(true);
  await after.close();
  await place.end();
});
