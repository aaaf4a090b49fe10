import { SealBroken, WrongMasterKey } from './errors.js';
import type { KeyStore } from './key-store.js';
import type { MasterKey } from './master-key.js';
import { PersonalData } from './personal-data.js';

/** The keys of personal data, open. */
export interface Keys {
  personalData: PersonalData;
  store: KeyStore;
  master: MasterKey;
  close(): Promise<void>;
}

/**
 * Finds a master key that is not theirs now, not at the first person that is looked at.
 * @throws an error that {@link ofAnotherMasterKey} knows
 */
export async function keysOf(store: KeyStore, master: MasterKey, close: () => Promise<void>): Promise<Keys> {
  const personalData = new PersonalData(store, master);
  await personalData.pseudonym('key-check', '');
  return { personalData, store, master, close };
}

export const ofAnotherMasterKey = (error: unknown): boolean =>
  error instanceof WrongMasterKey || error instanceof SealBroken;
