/** Apart from the rest, so that who keeps keys in a file never loads the driver. */
export { MongoKeyStore } from './mongo-key-store.js';
