import type { AuditRecorder, ClaimNames, Marks } from '@ronghe/service-kit';
import type { BothLanguages, DemoUser } from './demo-issuer/demo-user.js';

/** What tokens for this platform name as their audience, unless configured otherwise. */
export const audience = 'ronghe';

/** The installation's own identity provider. */
export type OidcOptions = {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  audience?: string;
  scope?: string;
  /** RFC 8707, for issuers that choose the audience by it. */
  resource?: string;
  claims?: ClaimNames;
};

export type GatewayOptions = {
  demo: { users: DemoUser[] } | undefined;
  oidc?: OidcOptions;
  dataDir: string;
  /** Scheme, host and port under which browsers reach us, no slash at the end; asked only once the server listens. */
  publicUrl: () => string;
  /** Where this process reaches itself; its public address unless told otherwise. */
  ownUrl?: () => string;
  /** 32 bytes; who has them can forge any session. */
  sessionKey: Uint8Array;
  /** Which sessions have ended; every gateway of the installation has the same. */
  marks: Marks;
  /** Where sign-ins are recorded. */
  audit: AuditRecorder;
  /** Requests per minute of one client address; 0 for no limit. */
  clientsPerMinute: number;
  /** Proxies whose X-Forwarded-For is believed: how many there are, or their addresses. */
  trustProxy?: number | string[];
  openapi: () => object | Promise<object>;
  asyncapi: () => object;
  consoleDir?: string;
  tenantName?: (tenant: string) => BothLanguages | undefined;
};
