import { jwtVerify, type JWTPayload } from 'jose';
import { type ClaimNames, underOurNames } from './claim-names.js';
import { allRoles, type Claims, type Role } from './identity.js';
import { keySource, type KeySource } from './key-source.js';
import { refusalOf, TokenRefused } from './token-refused.js';

export interface TokenVerifier {
  /** @throws TokenRefused, and nothing else */
  verify(bearer: string): Promise<Claims>;
}

export type TokenVerifierConfig = {
  /** A function when it is known only once the server listens (the embedded issuer). */
  issuer: string | (() => string);
  audience: string;
  jwks: KeySource;
  clockSkewSeconds?: number;
  claims?: ClaimNames;
};

/** Asymmetric only: with HMAC in the list, the public key would do as a secret. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const longestToken = 16 * 1024;
const longestPerson = 80;
const tenantShape = /^[a-z][a-z0-9-]{1,31}$/;

export function tokenVerifier(config: TokenVerifierConfig): TokenVerifier {
  const { issuer, audience, jwks, clockSkewSeconds = 60, claims = {} } = config;
  const keys = keySource(jwks);
  return {
    async verify(bearer) {
      if (bearer.length > longestToken) throw new TokenRefused('tooLarge');
      try {
        const { payload } = await jwtVerify(bearer, keys, {
          algorithms,
          issuer: typeof issuer === 'function' ? issuer() : issuer,
          audience,
          clockTolerance: clockSkewSeconds,
          requiredClaims: ['exp'],
        });
        if (isOfAnotherKind(payload)) throw new TokenRefused('notForApis');
        return claimsOf(underOurNames(payload, claims));
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}

/** What the same issuer signs for other uses, should it name us as audience: ID tokens and logout tokens. */
const isOfAnotherKind = (payload: JWTPayload): boolean =>
  'at_hash' in payload || 'events' in payload || payload['typ'] === 'ID';

function claimsOf({ tenant, person, sub, name, roles, units, jti }: JWTPayload): Claims {
  if (typeof tenant !== 'string' || !tenantShape.test(tenant)) throw new TokenRefused('tenant');
  const who = text(person) ?? text(sub);
  // As long as an event can carry, and never what would be opened as personal data.
  if (who === undefined || who.length > longestPerson || who.startsWith('pd1.')) throw new TokenRefused('person');
  return {
    tenant,
    person: who,
    name: text(name),
    roles: texts(roles).filter(isRole),
    units: texts(units),
    tokenId: text(jti),
  };
}

const text = (claim: unknown) => (typeof claim === 'string' && claim !== '' && claim.length <= 256 ? claim : undefined);
const texts = (claim: unknown): string[] =>
  Array.isArray(claim) ? claim.filter((each): each is string => text(each) !== undefined) : [];
const isRole = (name: string): name is Role => (allRoles as readonly string[]).includes(name);
