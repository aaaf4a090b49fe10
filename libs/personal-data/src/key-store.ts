import type { WrappedKey } from './master-key.js';

/** `wrapped` is null in a tombstone. */
export interface KeptKey {
  keyId: string;
  wrapped: WrappedKey | null;
}

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
  /** All that is kept behind this id, tombstones too, in order of the ids. */
  list(after: string | undefined, limit: number): Promise<KeptKey[]>;
  /**
   * Durable before it answers. Puts the new wrapping in the place of exactly the known one; false when that is not there any
   * more: a destroyed key stays destroyed.
   */
  replace(keyId: string, known: WrappedKey, wrapped: WrappedKey): Promise<boolean>;
  close(): Promise<void>;
}
