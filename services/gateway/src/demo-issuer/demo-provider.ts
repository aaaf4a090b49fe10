import Provider, { errors, type Configuration } from 'oidc-provider';
import { audience } from '../options.js';
import { boundedAdapters } from './bounded-adapter.js';
import { demoClients } from './demo-clients.js';
import type { DemoKeys } from './demo-keys.js';
import { inBoth, type DemoUser } from './demo-user.js';
import { failurePage, signOutDonePage, signOutPage } from './pages.js';

/** RFC 8707 wants an absolute URI for a resource; the tokens' `aud` is the short name. */
const resource = 'urn:ronghe:api';
const hour = 60 * 60;

type Setting = {
  issuer: string;
  publicUrl: string;
  consoleSecret: string;
  keys: DemoKeys;
  users: Map<string, DemoUser>;
};

export function demoProvider(setting: Setting): Provider {
  const provider = new Provider(setting.issuer, configuration(setting));
  // Behind a TLS-ending proxy the scheme and host are in X-Forwarded-*; without it, cookies would not be Secure.
  provider.proxy = setting.publicUrl.startsWith('https:');
  return provider;
}

const configuration = ({ publicUrl, consoleSecret, keys, users }: Setting): Configuration => ({
  adapter: boundedAdapters(),
  clients: demoClients(publicUrl, consoleSecret),
  clientDefaults: {
    id_token_signed_response_alg: 'ES256',
    grant_types: ['authorization_code'],
    response_types: ['code'],
  },
  jwks: { keys: [keys.signing] },
  cookies: { keys: [keys.cookieKey] },
  scopes: ['openid'],
  responseTypes: ['code'],
  pkce: { required: () => true },
  clientBasedCORS: () => false,
  // A refresh token without offline_access, so that it dies with the session it came from.
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  ttl: {
    AccessToken: hour,
    IdToken: hour,
    AuthorizationCode: 60,
    Interaction: hour / 2,
    Session: 12 * hour,
    Grant: 12 * hour,
    RefreshToken: 12 * hour,
  },
  features: {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => void (ctx.body = signOutPage(form)),
      postLogoutSuccessSource: (ctx) => void (ctx.body = signOutDonePage()),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_ctx, _client, oneOf) => oneOf ?? resource,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, asked) => {
        if (asked !== resource) throw new errors.InvalidTarget();
        return { scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: hour, jwt: { sign: { alg: 'ES256' } } };
      },
    },
  },
  findAccount: (_, id) => (users.has(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
  extraTokenClaims: (_, token) => {
    const user = users.get((token as { accountId?: string }).accountId ?? '');
    if (!user) return undefined;
    const { tenant, person, roles, units } = user;
    return { tenant, person, name: inBoth(user.name).zh, roles, units };
  },
  // Both clients are ours: nobody is asked whether he consents to use the platform he is signing in to.
  loadExistingGrant: async (ctx) => {
    const { session, client, provider } = ctx.oidc;
    if (!session?.accountId || !client) return undefined;
    const known = session.grantIdFor(client.clientId);
    const existing = known ? await provider.Grant.find(known) : undefined;
    if (existing) return existing;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
  interactions: { url: (_, interaction) => `/oidc/interaction/${interaction.uid}` },
  renderError: (ctx, out) => {
    ctx.type = 'html';
    ctx.body = failurePage(out.error, out.error_description);
  },
});
