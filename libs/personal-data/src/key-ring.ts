import { randomBytes } from 'node:crypto';
import type { KeyStore } from './key-store.js';
import { Lru } from './lru.js';
import type { MasterKey, WrappedKey } from './master-key.js';
import { PersonKey } from './person-key.js';

/** Unwrapped keys, kept for a while. A key that is being forgotten never gets back in by a load that began before. */
export class KeyRing {
  readonly #cached: Lru<PersonKey>;
  #forgettings = 0;

  constructor(
    private readonly store: KeyStore,
    private readonly master: MasterKey,
    capacity: number,
  ) {
    this.#cached = new Lru(capacity);
  }

  async keyFor(keyId: string): Promise<PersonKey> {
    const cached = this.#cached.get(keyId);
    if (cached) return cached;
    const before = this.#forgettings;
    return this.#unwrap(keyId, await this.loadOrCreate(keyId), before);
  }

  async loadOrCreate(keyId: string): Promise<WrappedKey> {
    return (await this.store.load(keyId)) ?? this.store.create(keyId, this.master.wrap(keyId, randomBytes(32)));
  }

  /** The keys that live, by id. */
  async living(keyIds: Set<string>): Promise<Map<string, PersonKey>> {
    const found = new Map<string, PersonKey>();
    const missing: string[] = [];
    for (const keyId of keyIds) {
      const cached = this.#cached.get(keyId);
      if (cached) found.set(keyId, cached);
      else missing.push(keyId);
    }
    if (missing.length === 0) return found;
    const before = this.#forgettings;
    for (const [keyId, wrapped] of await this.store.loadMany(missing)) {
      found.set(keyId, this.#unwrap(keyId, wrapped, before));
    }
    return found;
  }

  async forget(keyId: string): Promise<void> {
    this.#drop(keyId);
    await this.store.destroy(keyId);
    this.#drop(keyId);
  }

  #drop(keyId: string): void {
    this.#forgettings += 1;
    this.#cached.delete(keyId);
  }

  #unwrap(keyId: string, wrapped: WrappedKey, forgettingsBefore: number): PersonKey {
    const key = new PersonKey(keyId, this.master.unwrap(keyId, wrapped));
    if (this.#forgettings === forgettingsBefore) this.#cached.set(keyId, key);
    return key;
  }
}
