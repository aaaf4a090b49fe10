import { randomBytes } from 'node:crypto';
import { KeyDestroyed } from './errors.js';
import type { KeyStore } from './key-store.js';
import { Lru } from './lru.js';
import type { MasterKey, WrappedKey } from './master-key.js';
import { PersonKey, type Sealing } from './person-key.js';

export interface KeyRingOptions {
  capacity: number;
  /** How long a key is taken to live without asking the store: the longest that another process's forgetting goes unseen. */
  trustedForMs: number;
  sealing: Sealing;
}

interface Cached {
  key: PersonKey;
  wrapped: WrappedKey;
  askedAt: number;
}

/**
 * Unwrapped keys, kept for a while. A key that is being forgotten never gets back in, neither by a load that began before
 * nor while the store still has it.
 */
export class KeyRing {
  readonly #cached: Lru<Cached>;
  readonly #forgotten = new Set<string>();

  constructor(
    private readonly store: KeyStore,
    private readonly master: MasterKey,
    private readonly options: KeyRingOptions,
  ) {
    this.#cached = new Lru(options.capacity);
  }

  /** @throws KeyDestroyed */
  async keyFor(keyId: string): Promise<PersonKey> {
    const known = this.#trusted(keyId);
    if (known) return known;
    if (this.#forgotten.has(keyId)) throw new KeyDestroyed(keyId);
    return this.#unwrap(keyId, await this.loadOrCreate(keyId));
  }

  async loadOrCreate(keyId: string): Promise<WrappedKey> {
    return (await this.store.load(keyId)) ?? this.store.create(keyId, this.master.wrap(keyId, randomBytes(32)));
  }

  /** The keys that live, by id. */
  async living(keyIds: Set<string>): Promise<Map<string, PersonKey>> {
    const found = new Map<string, PersonKey>();
    const missing: string[] = [];
    for (const keyId of keyIds) {
      const known = this.#trusted(keyId);
      if (known) found.set(keyId, known);
      else if (!this.#forgotten.has(keyId)) missing.push(keyId);
    }
    if (missing.length === 0) return found;
    for (const [keyId, wrapped] of await this.store.loadMany(missing))
      if (!this.#forgotten.has(keyId)) found.set(keyId, this.#unwrap(keyId, wrapped));
    return found;
  }

  /** From now on the key opens nothing here, whether the store still has it or not. */
  drop(keyId: string): void {
    this.#forgotten.add(keyId);
    this.#cached.delete(keyId);
  }

  async forget(keyId: string): Promise<void> {
    this.drop(keyId);
    await this.store.destroy(keyId);
  }

  #trusted(keyId: string): PersonKey | undefined {
    const cached = this.#cached.get(keyId);
    return cached && performance.now() - cached.askedAt < this.options.trustedForMs ? cached.key : undefined;
  }

  #unwrap(keyId: string, wrapped: WrappedKey): PersonKey {
    const askedAt = performance.now();
    const cached = this.#cached.get(keyId);
    // Asked again and still the same: it need not be unwrapped again.
    const key =
      cached?.wrapped === wrapped
        ? cached.key
        : new PersonKey(keyId, this.master.unwrap(keyId, wrapped), this.options.sealing);
    if (!this.#forgotten.has(keyId)) this.#cached.set(keyId, { key, wrapped, askedAt });
    return key;
  }
}
