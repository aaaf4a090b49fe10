/**
 * Where a {@link Vault} keeps its bytes, which are encrypted by then. Times are RFC 3339, UTC, with milliseconds, so that
 * they compare as text.
 */
export interface VaultStore {
  /** Replaces what was there; durable before it answers. Kept until this moment. @throws Unavailable */
  put(key: string, bytes: Buffer, until: string): Promise<void>;
  get(key: string): Promise<Buffer | undefined>;
  /** The keys that begin with this, in order. */
  keys(prefix: string): Promise<string[]>;
  /** From now on until another moment. */
  keep(key: string, until: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** Removes what was to be kept until before this moment. */
  expire(now: string): Promise<void>;
  /** Takes a piece of work, or goes on holding it, until a moment. False while somebody else holds it. */
  lease(name: string, holder: string, now: string, until: string): Promise<boolean>;
  /** Whether anybody holds it. */
  leased(name: string, now: string): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
  close(): Promise<void>;
}
