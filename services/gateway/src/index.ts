export { applyGateway } from './apply-gateway.js';
export type { BothLanguages, DemoUser } from './demo-issuer/demo-user.js';
export { DemoIssuer } from './demo-issuer/demo-issuer.js';
export { demoToken } from './demo-issuer/demo-token.js';
export { oidcFromEnvironment } from './gateway.config.js';
export { Gateway } from './gateway.js';
export { GatewayModule } from './gateway.module.js';
export { audience, type GatewayOptions, type OidcOptions } from './options.js';
