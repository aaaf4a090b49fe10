import type { KeptKey, KeyStore } from './key-store.js';
import { type MasterKey, wrapperOf } from './master-key.js';

const KEYS_AT_ONCE = 500;
/** Replacements under way at once: each waits for the store to be sure of it. */
const REPLACED_AT_ONCE = 20;

/** How many keys each master key has wrapped, by its id, and how many persons are forgotten. */
export interface KeyCounts {
  byMasterKey: Record<string, number>;
  destroyed: number;
}

async function* pagesOf(store: KeyStore): AsyncGenerator<KeptKey[]> {
  for (let after: string | undefined; ;) {
    const page = await store.list(after, KEYS_AT_ONCE);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)!.keyId;
  }
}

export async function countKeys(store: KeyStore): Promise<KeyCounts> {
  const byMasterKey: Record<string, number> = {};
  let destroyed = 0;
  for await (const page of pagesOf(store))
    for (const { wrapped } of page) {
      if (wrapped === null) destroyed++;
      else byMasterKey[wrapperOf(wrapped)] = (byMasterKey[wrapperOf(wrapped)] ?? 0) + 1;
    }
  return { byMasterKey, destroyed };
}

/**
 * Wraps every key by the first of `master` that another of them has wrapped. Killed half-way, it goes on where it was: what
 * is done already is left as it is. Returns how many were wrapped anew.
 * @throws WrongMasterKey for a key that none of them has wrapped
 */
export async function rotateKeys(
  store: KeyStore,
  master: MasterKey,
  progress: (done: number) => void = () => undefined,
): Promise<number> {
  let done = 0;
  for await (const page of pagesOf(store)) {
    const old = page.filter(({ wrapped }) => wrapped !== null && wrapperOf(wrapped) !== master.id);
    for (let i = 0; i < old.length; i += REPLACED_AT_ONCE) {
      const replaced = await Promise.all(
        old
          .slice(i, i + REPLACED_AT_ONCE)
          .map(({ keyId, wrapped }) =>
            store.replace(keyId, wrapped!, master.wrap(keyId, master.unwrap(keyId, wrapped!))),
          ),
      );
      done += replaced.filter(Boolean).length;
      progress(done);
    }
  }
  return done;
}
