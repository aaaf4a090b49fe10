import { type TokenVerifierConfig, keySource } from '@ronghe/service-kit';
import { jwtVerify } from 'jose';

/** Whose sessions the issuer says are over: one session of its own, or all of a person. */
export type LogoutNotice = { id: string; issuerSession: string } | { id: string; subject: string };

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const OLDEST_SECONDS = 600;
const SKEW_SECONDS = 60;

/** Reads the token of OpenID Connect Back-Channel Logout 1.0, section 2.6. @throws when it is not one for us */
export function logoutTokens({ issuer, jwks }: TokenVerifierConfig, clientId: string) {
  const keys = keySource(jwks);
  return async (token: string): Promise<LogoutNotice> => {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer: typeof issuer === 'function' ? issuer() : issuer,
      audience: clientId,
      typ: 'logout+jwt',
      clockTolerance: SKEW_SECONDS,
      maxTokenAge: OLDEST_SECONDS,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    const { events, sid, sub, jti } = payload;
    const says = typeof events === 'object' && events !== null && Object.hasOwn(events, EVENT);
    // An ID token has a nonce, a logout token must not: one may not be taken for the other.
    if (!says || 'nonce' in payload) throw new Error('not a logout token');
    const id = String(jti);
    if (typeof sid === 'string') return { id, issuerSession: sid };
    if (typeof sub === 'string') return { id, subject: sub };
    throw new Error('it names no session and nobody');
  };
}
