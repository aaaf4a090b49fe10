import { base32 } from './base32.js';
import { hmac } from './ciphers.js';
import { isSealed, keyIdOf, type Sealed } from './envelope.js';
import { SealBroken } from './errors.js';
import { KeyRing } from './key-ring.js';
import type { KeyStore } from './key-store.js';
import type { MasterKey } from './master-key.js';
import { type Sealing, usualSealing } from './person-key.js';
import { mapSealed, sealedIn } from './walk.js';

export type Sealer = (field: string, plaintext: string) => Sealed;

/** 100 bits: no two of a billion people are likely to meet. */
const pseudonymLength = 20;

/** How long a process may go on opening the data of a person whom another process has forgotten. */
const TRUSTED_FOR_MS = 30_000;

export interface PersonalDataOptions {
  cachedKeys?: number;
  trustedForMs?: number;
  sealing?: Sealing;
}

export class PersonalData {
  readonly #ring: KeyRing;
  readonly #peppers = new Map<string, Promise<Buffer>>();

  constructor(
    store: KeyStore,
    private readonly master: MasterKey,
    { cachedKeys = 50_000, trustedForMs = TRUSTED_FOR_MS, sealing = usualSealing }: PersonalDataOptions = {},
  ) {
    this.#ring = new KeyRing(store, master, { capacity: cachedKeys, trustedForMs, sealing });
  }

  /** The same id for the same employee number of a tenant, and no way back to the number without the key store. */
  async pseudonym(tenant: string, naturalKey: string): Promise<string> {
    const pepper = await this.#pepperOf(tenant);
    return base32(hmac(pepper, naturalKey)).slice(0, pseudonymLength);
  }

  /** Throws KeyDestroyed for a forgotten person. */
  async sealer(tenant: string, person: string): Promise<Sealer> {
    const key = await this.#ring.keyFor(keyIdFor(tenant, person));
    return (field, plaintext) => key.seal(field, plaintext);
  }

  /** Under which his key is kept. */
  keyIdOf(tenant: string, person: string): string {
    return keyIdFor(tenant, person);
  }

  /** This process has heard that he is to be forgotten: it opens nothing of him any more. */
  drop(tenant: string, person: string): void {
    this.#ring.drop(keyIdFor(tenant, person));
  }

  /** Destroys his key, again without effect. Processes that have not heard of it open his data for half a minute yet. */
  async forget(tenant: string, person: string): Promise<void> {
    await this.#ring.forget(keyIdFor(tenant, person));
  }

  /**
   * A copy in which sealed strings are open, or null where the person was forgotten. Types stay those of the sealed form.
   * `opened` hears of each person whose data is open in it.
   */
  async openAll<T>(value: T, opened?: (person: string) => void): Promise<T> {
    const keyIds = new Set(Array.from(sealedIn(value), keyIdOf));
    if (keyIds.size === 0) return value;
    const keys = await this.#ring.living(keyIds);
    if (opened) for (const keyId of keys.keys()) opened(keyId.slice(keyId.indexOf('/') + 1));
    return mapSealed(value, (sealed) => keys.get(keyIdOf(sealed))?.open(sealed) ?? null);
  }

  async openOne(sealed: Sealed): Promise<string | null> {
    if (!isSealed(sealed)) throw new SealBroken('(none)');
    return this.openAll<string | null>(sealed);
  }

  /** 32 random bytes of the installation, made when they are first asked for. They outlive a change of the master key. */
  async secret(purpose: string): Promise<Buffer> {
    const keyId = `${pepperTenant}//${purpose}`;
    return this.master.unwrap(keyId, await this.#ring.loadOrCreate(keyId));
  }

  #pepperOf(tenant: string): Promise<Buffer> {
    const known = this.#peppers.get(tenant);
    if (known) return known;
    const keyId = `${pepperTenant}/${checkedTenant(tenant)}`;
    const loading = this.#ring.loadOrCreate(keyId).then((wrapped) => this.master.unwrap(keyId, wrapped));
    loading.catch(() => this.#peppers.delete(tenant));
    this.#peppers.set(tenant, loading);
    return loading;
  }
}

const pepperTenant = 'pepper';

function keyIdFor(tenant: string, person: string): string {
  if (!person) throw new TypeError('A person needs an id');
  return `${checkedTenant(tenant)}/${person}`;
}

/** A slash would let one tenant's key id read as another's; `pepper/` is ours. */
function checkedTenant(tenant: string): string {
  if (!tenant || tenant.includes('/') || tenant === pepperTenant)
    throw new TypeError(`Not a tenant id: ${JSON.stringify(tenant)}`);
  return tenant;
}
