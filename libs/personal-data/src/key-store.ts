import type { WrappedKey } from './master-key.js';

/** Keeps wrapped keys and nothing else, apart from the events, so that a backup of the log never holds them. */
export interface KeyStore {
  /** undefined when the key was destroyed or never made. */
  load(keyId: string): Promise<WrappedKey | undefined>;
  /** Only the keys that live. */
  loadMany(keyIds: string[]): Promise<Map<string, WrappedKey>>;
  /** Durable before it answers. Answers the key that was there first; throws KeyDestroyed after `destroy`. */
  create(keyId: string, wrapped: WrappedKey): Promise<WrappedKey>;
  /** Irreversible, leaves a tombstone, also for a key never made. */
  destroy(keyId: string): Promise<void>;
  close(): Promise<void>;
}
