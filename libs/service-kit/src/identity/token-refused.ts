import { errors } from 'jose';

export type TokenRefusal =
  | 'tooLarge'
  | 'malformed'
  | 'algorithm'
  | 'signature'
  | 'unknownKey'
  | 'keysUnavailable'
  | 'wrongIssuer'
  | 'wrongAudience'
  | 'notForApis'
  | 'expired'
  | 'notYetValid'
  | 'missingClaim'
  | 'tenant'
  | 'person';

/** The reason is for the log; it never carries the token or what the token said. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(
    readonly reason: TokenRefusal,
    options?: ErrorOptions,
  ) {
    super(`token refused: ${reason}`, options);
  }
}

const byClaim: Record<string, TokenRefusal> = { iss: 'wrongIssuer', aud: 'wrongAudience', nbf: 'notYetValid' };

export function refusalOf(error: unknown): TokenRefused {
  if (error instanceof TokenRefused) return error;
  if (error instanceof errors.JWTExpired) return new TokenRefused('expired');
  if (error instanceof errors.JWTClaimValidationFailed) return new TokenRefused(byClaim[error.claim] ?? 'missingClaim');
  if (error instanceof errors.JWSSignatureVerificationFailed) return new TokenRefused('signature');
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return new TokenRefused('algorithm');
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return new TokenRefused('unknownKey');
  return new TokenRefused('malformed');
}
