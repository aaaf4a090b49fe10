import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type CryptoKey,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import { TokenRefused } from './token-refused.js';

/**
 * Where the issuer's keys are: their address, the set itself, or the issuer whose discovery document names the address.
 * `issuer` when the document is fetched under another address than the issuer's name, as inside a private network.
 */
export type KeySource = URL | (() => JSONWebKeySet) | { discoverFrom: string; issuer?: string };
type FindKey = (header?: JWSHeaderParameters, token?: FlattenedJWSInput) => Promise<CryptoKey>;

/** A key nobody has is the bearer's fault; keys that cannot be fetched are ours, and must not read as a bad token. */
function remote(url: URL): FindKey {
  const keys = createRemoteJWKSet(url, { cooldownDuration: 30_000, cacheMaxAge: 600_000, timeoutDuration: 5_000 });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const bearersFault =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw bearersFault ? error : new TokenRefused('keysUnavailable');
    }
  };
}

/** Asked at every token, so that an issuer in the same process may rotate; imported keys are kept while the set stays. */
function local(current: () => JSONWebKeySet): FindKey {
  let seen: JSONWebKeySet | undefined;
  let find: FindKey | undefined;
  return (header, token) => {
    const set = current();
    if (!find || set !== seen) [seen, find] = [set, createLocalJWKSet(set)];
    return find(header, token);
  };
}

/** On first use, not at start: the issuer may come up after us. A failed look-up is tried again, at most every 5 s. */
function discovered(at: string, issuer: string): FindKey {
  let find: Promise<FindKey> | undefined;
  return async (header, token) => {
    find ??= jwksAddress(at, issuer)
      .then(remote)
      .catch((cause: unknown) => {
        setTimeout(() => (find = undefined), 5_000).unref();
        throw new TokenRefused('keysUnavailable', { cause });
      });
    return (await find)(header, token);
  };
}

async function jwksAddress(from: string, issuer: string): Promise<URL> {
  const at = `${from.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(at, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`${at} answers ${answer.status}`);
  const found = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (found.issuer !== issuer) throw new Error(`${at} speaks for another issuer`);
  return new URL(String(found.jwks_uri));
}

export function keySource(source: KeySource): FindKey {
  if (source instanceof URL) return remote(source);
  if (typeof source === 'function') return local(source);
  return discovered(source.discoverFrom, source.issuer ?? source.discoverFrom);
}
