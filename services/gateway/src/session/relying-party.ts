import * as client from 'openid-client';

export type RelyingPartyOptions = {
  issuer: () => string;
  clientId: string;
  clientSecret?: string;
  scope?: string;
  resource?: string;
  /** Where the issuer's endpoints are, when that is known without asking it. */
  endpoints?: () => client.ServerMetadata;
};

/** What the browser must bring back, and what proves that it was this browser that left. */
export type Departure = { state: string; nonce: string; verifier: string };
export type Tokens = { accessToken: string; refreshToken?: string; idToken?: string; accessUntil: number };
/** Who has come back, and the issuer's own session, where it names it. */
export type Arrival = Tokens & { subject: string; issuerSession?: string };

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Our side of OpenID Connect: code flow with PKCE, state and nonce. */
export class RelyingParty {
  private known: Promise<client.Configuration> | undefined;
  constructor(private readonly options: RelyingPartyOptions) {}

  get clientId(): string {
    return this.options.clientId;
  }

  async depart(redirectUri: string): Promise<{ url: URL; departure: Departure }> {
    const departure = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: redirectUri,
      scope: this.options.scope ?? 'openid',
      state: departure.state,
      nonce: departure.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(departure.verifier),
      code_challenge_method: 'S256',
      ...this.resource(),
    });
    return { url, departure };
  }

  async arrive(at: URL, { state, nonce, verifier }: Departure): Promise<Arrival> {
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const tokens = await client.authorizationCodeGrant(await this.configuration(), at, checks, this.resource());
    const { sub, sid } = tokens.claims()!;
    return { ...tokensOf(tokens), subject: sub, issuerSession: typeof sid === 'string' ? sid : undefined };
  }

  /** Undefined when the issuer refuses; throws when it cannot be asked. */
  async refresh(refreshToken: string): Promise<Tokens | undefined> {
    try {
      const tokens = await client.refreshTokenGrant(await this.configuration(), refreshToken, this.resource());
      return { ...tokensOf(tokens), refreshToken: tokens.refresh_token ?? refreshToken };
    } catch (error) {
      if (error instanceof client.ResponseBodyError) return undefined;
      throw error;
    }
  }

  /** Best effort: not every issuer revokes, and signing out must work while it is away. */
  async revoke(refreshToken: string): Promise<void> {
    try {
      const configuration = await this.configuration();
      if (configuration.serverMetadata().revocation_endpoint) await client.tokenRevocation(configuration, refreshToken);
    } catch {
      // the session is over on our side all the same
    }
  }

  /** Where the browser ends its session at the issuer (RP-initiated logout), if the issuer has such a place. */
  async endSession(idToken: string | undefined, backTo: string): Promise<URL | undefined> {
    const configuration = await this.configuration().catch(() => undefined);
    if (!configuration?.serverMetadata().end_session_endpoint) return undefined;
    return client.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: backTo,
      ...(idToken && { id_token_hint: idToken }),
    });
  }

  /** On first use: the issuer may be ourselves, and then nobody listens yet while we are built. */
  private configuration(): Promise<client.Configuration> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private discover(): Promise<client.Configuration> {
    const issuer = new URL(this.options.issuer());
    const { clientId, clientSecret } = this.options;
    const proof = clientSecret ? client.ClientSecretBasic(clientSecret) : client.None();
    if (this.options.endpoints) {
      const known = new client.Configuration(this.options.endpoints(), clientId, undefined, proof);
      client.allowInsecureRequests(known);
      return Promise.resolve(known);
    }
    // The library refuses http altogether; on the loopback interface there is nobody to listen in.
    const execute = loopback.has(issuer.hostname) ? [client.allowInsecureRequests] : [];
    return client.discovery(issuer, clientId, undefined, proof, { execute, timeout: 10 });
  }

  private resource = (): Record<string, string> => (this.options.resource ? { resource: this.options.resource } : {});
}

const tokensOf = (tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers): Tokens => ({
  accessToken: tokens.access_token,
  refreshToken: tokens.refresh_token,
  idToken: tokens.id_token,
  accessUntil: Math.floor(Date.now() / 1000) + (tokens.expiresIn() ?? 300),
});
