/** Remembers which idempotency key was used for which request body, across all streams of a service. */
export interface RequestLedger {
  /** `new` the first time, `same` for the same content, `different` for other content under the same id. */
  claim(id: string, fingerprint: string, at: string): Promise<'new' | 'same' | 'different'>;
}
