import type { JWTPayload } from 'jose';

/** What a token has to say of its bearer, under the names that we use. */
const OUR_CLAIMS = ['tenant', 'person', 'name', 'roles', 'units'] as const;

/** What an issuer calls them instead; a dot leads into what is nested, as in Keycloak's `realm_access.roles`. */
export type ClaimNames = Partial<Record<(typeof OUR_CLAIMS)[number], string>>;

/** The payload with our claims where we look for them. A claim that has another name is not read under ours. */
export function underOurNames(payload: JWTPayload, names: ClaimNames): JWTPayload {
  const found = OUR_CLAIMS.flatMap((ours) => (names[ours] === undefined ? [] : [[ours, at(payload, names[ours])]]));
  return { ...payload, ...(Object.fromEntries(found) as object) };
}

/** A name with dots can also be one claim: issuers make theirs unique with addresses (`https://ronghe.example/roles`). */
function at(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name.split('.').reduce<unknown>((inner, part) => own(inner, part), payload);
}

const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
