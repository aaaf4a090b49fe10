export { Access, Caller, Public } from './access.js';
export { AccessGuard, TOKEN_VERIFIER } from './access.guard.js';
export { allRoles, type Identity, type Role } from './identity.js';
export { IdentityModule } from './identity.module.js';
export type { KeySource } from './key-source.js';
export { routesWithoutRule } from './routes-without-rule.js';
export { TokenRefused, type TokenRefusal } from './token-refused.js';
export { tokenVerifier, type TokenVerifier, type TokenVerifierConfig } from './token-verifier.js';
