import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { JSONWebKeySet } from 'jose';
import type Provider from 'oidc-provider';
import { readCookies } from '../session/cookies.js';
import { chooseUser } from './choose-user.http.js';
import { consoleClientId } from './demo-clients.js';
import { demoKeys, publicKeys } from './demo-keys.js';
import { demoProvider } from './demo-provider.js';
import type { DemoUser } from './demo-user.js';

export type DemoIssuerOptions = {
  /** Undefined unless the process runs in demo mode. */
  demo: { users: DemoUser[] } | undefined;
  dataDir: string;
  publicUrl: () => string;
};

/** An OpenID provider on our own port that knows no passwords; for demonstrations and tests only. */
export class DemoIssuer {
  readonly clientId = consoleClientId;
  readonly clientSecret = randomBytes(32).toString('base64url');
  private readonly keys;
  private readonly jwks: JSONWebKeySet;
  private readonly users: Map<string, DemoUser>;
  private readonly publicUrl: () => string;
  private running: { provider: Provider; answer: ReturnType<Provider['callback']> } | undefined;

  constructor({ demo, dataDir, publicUrl }: DemoIssuerOptions) {
    if (!demo) throw new Error('The demo issuer lets anyone in as anybody: it starts in demo mode only');
    this.users = new Map(demo.users.map((user) => [user.id, user]));
    this.keys = demoKeys(dataDir);
    this.jwks = publicKeys(this.keys);
    this.publicUrl = publicUrl;
  }

  readonly issuer = () => `${this.publicUrl()}/oidc`;

  /** For a verifier in the same process: no way round over HTTP to ourselves. */
  readonly publicKeys = () => this.jwks;

  /** For this process itself at `ownUrl`: from inside a container its public address may lead nowhere. */
  endpoints(ownUrl: string) {
    const [issuer, own] = [this.issuer(), `${ownUrl}/oidc`];
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${own}/token`,
      revocation_endpoint: `${own}/token/revocation`,
      jwks_uri: `${own}/jwks`,
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  tenantName(tenant: string) {
    return [...this.users.values()].find((user) => user.tenant === tenant)?.tenantName;
  }

  /** Mount at /oidc, before any body parser. */
  handler(): RequestHandler {
    return (req, res, next) => {
      const { provider, answer } = this.run();
      allowLoopback(res);
      if (/^\/interaction\/[\w-]{1,64}$/.test(req.path)) chooseUser(provider, this.users, req, res).catch(next);
      else answer(req, res).catch(next);
    };
  }

  /** Ends this browser's session at the issuer, so that the next sign-in asks who it is. */
  async signOut(req: Request): Promise<void> {
    const { provider } = this.run();
    const id = readCookies(req).get('_session');
    const session = id === undefined ? undefined : await provider.Session.find(id);
    await session?.destroy();
  }

  /** On first use: the address is known only once the server listens. */
  private run() {
    if (this.running) return this.running;
    const provider = demoProvider({
      issuer: this.issuer(),
      publicUrl: this.publicUrl(),
      consoleSecret: this.clientSecret,
      keys: this.keys,
      users: this.users,
    });
    return (this.running = { provider, answer: provider.callback() });
  }
}

/** Chromium applies form-action to the redirects that follow the click, and those of `ronghe-cli` end on a loopback port. */
function allowLoopback(res: Response) {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '');
  res.setHeader(
    'Content-Security-Policy',
    policy.replace("form-action 'self'", "form-action 'self' http://127.0.0.1:*"),
  );
}
