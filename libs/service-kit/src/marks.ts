/**
 * Marks that outlive a restart and that every process of an installation sees, each until a time of its own: which
 * sessions have ended. Times are epoch milliseconds.
 */
export interface Marks {
  /** When each of these keys was marked; those that were not are missing. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Marks a key, again where it was marked before. */
  put(mark: Mark): Promise<void>;
  close(): Promise<void>;
}

export interface Mark {
  key: string;
  at: number;
  until: number;
}
