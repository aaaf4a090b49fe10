export { idNumberProblem } from './id-number.js';
export type { IdNumberProblem } from './id-number.js';
export {
  AlgorithmUnknown,
  KeyDestroyed,
  KeyStoreUnusable,
  MasterKeyUnusable,
  SealBroken,
  WrongMasterKey,
} from './errors.js';
export { isSealed } from './envelope.js';
export type { Sealed } from './envelope.js';
export type { KeptKey, KeyStore } from './key-store.js';
export { keysOf, ofAnotherMasterKey } from './keys.js';
export type { Keys } from './keys.js';
export { masterKeyFromBytes, masterKeys } from './master-key.js';
export type { MasterKey, WrappedKey } from './master-key.js';
export { masterKeyFile, masterKeyFrom, masterKeyProgram, masterKeyText } from './master-key-source.js';
export type { MasterKeySource, MasterKeySources } from './master-key-source.js';
export { PersonalData } from './personal-data.js';
export type { Sealer } from './personal-data.js';
export { countKeys, rotateKeys } from './rotation.js';
export type { KeyCounts } from './rotation.js';
export { SqliteKeyStore } from './sqlite-key-store.js';
export { SqliteVaultStore } from './vault/sqlite-vault-store.js';
export { Vault } from './vault/vault.js';
export type { VaultStore } from './vault/vault-store.js';
