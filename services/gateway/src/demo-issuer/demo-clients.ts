import type { ClientMetadata } from 'oidc-provider';

export const consoleClientId = 'ronghe-console';
/** For scripts and tests: public, so PKCE is all it proves; any loopback port may receive the code. */
export const cliClientId = 'ronghe-cli';
export const cliRedirect = 'http://127.0.0.1/callback';

export const demoClients = (publicUrl: string, consoleSecret: string): ClientMetadata[] => [
  {
    client_id: consoleClientId,
    client_secret: consoleSecret,
    client_name: '融合 Ronghe',
    redirect_uris: [`${publicUrl}/auth/callback`],
    post_logout_redirect_uris: [`${publicUrl}/`],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
  },
  {
    client_id: cliClientId,
    client_name: 'ronghe-cli',
    application_type: 'native',
    redirect_uris: [cliRedirect],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'none',
  },
];
