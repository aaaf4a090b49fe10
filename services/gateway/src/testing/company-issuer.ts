import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider';
import { boundedAdapters } from '../demo-issuer/bounded-adapter.js';
import { demoKeys } from '../demo-issuer/demo-keys.js';

/** Somebody else's identity provider, another process for all we know; everybody there is person 7 of Changqing. */
export async function companyIssuer(
  dataDir: string,
  redirectBase: () => string,
  { accessSeconds = 3600, tenant = 'changqing' } = {},
) {
  const server = createServer((req, res) => answer(req, res));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const refreshes: string[] = [];
  const build = () => {
    const provider = new Provider(issuer, configuration);
    provider.on('grant.success', ({ oidc }) => void refreshes.push(String(oidc.params?.grant_type)));
    return { provider, answer: provider.callback() };
  };
  let running: ReturnType<typeof build> | undefined; // built at the first request: only then our address is known
  const configuration: Configuration = {
    adapter: boundedAdapters(),
    get clients(): ClientMetadata[] {
      return [client(redirectBase())];
    },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    jwks: { keys: [demoKeys(dataDir).signing] },
    cookies: { keys: ['k'] },
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: (_, token) => token.resourceServer?.accessTokenTTL ?? 3600,
      IdToken: 3600,
      RefreshToken: 3600,
      Session: 3600,
      Grant: 3600,
      Interaction: 600,
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => void (ctx.body = form) },
      backchannelLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:ronghe:api',
        useGrantedResource: () => true,
        getResourceServerInfo: ({ oidc }) => ({
          scope: '',
          audience: 'ronghe',
          accessTokenFormat: 'jwt',
          accessTokenTTL: oidc.params?.grant_type === 'refresh_token' ? 3600 : accessSeconds,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    extraTokenClaims: () => ({ tenant, person: 'person-7', roles: ['member'], units: [] }),
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      if (!session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
  };
  const answer: RequestListener = (req, res) => {
    const { provider, answer } = (running ??= build());
    if (!req.url!.startsWith('/sign-in/')) return void answer(req, res);
    void provider.interactionFinished(req, res, { login: { accountId: 'seven' } });
  };
  return {
    issuer,
    refreshes: () => refreshes.filter((grant) => grant === 'refresh_token').length,
    stop: () => new Promise<void>((done) => (server.closeAllConnections(), server.close(() => done()))),
  };
}

const client = (base: string): ClientMetadata => ({
  client_id: 'console',
  client_secret: 'a-secret-of-the-company',
  redirect_uris: [`${base}/auth/callback`],
  post_logout_redirect_uris: [`${base}/`],
  backchannel_logout_uri: `${base}/auth/backchannel-logout`,
  backchannel_logout_session_required: true,
  grant_types: ['authorization_code', 'refresh_token'],
});
