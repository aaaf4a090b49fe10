/** Apart from the rest, so that who keeps keys and vaults in a file never loads the driver. */
export { MongoKeyStore } from './mongo-key-store.js';
export { MongoVaultStore } from './vault/mongo-vault-store.js';
