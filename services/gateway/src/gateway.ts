import { tokenVerifier, type TokenVerifier, type TokenVerifierConfig } from '@ronghe/service-kit';
import { DemoIssuer } from './demo-issuer/demo-issuer.js';
import type { BothLanguages } from './demo-issuer/demo-user.js';
import { audience, type GatewayOptions } from './options.js';
import { Departures } from './session/departures.js';
import { EndedSessions } from './session/ended-sessions.js';
import { type LogoutNotice, logoutTokens } from './session/logout-token.js';
import { RelyingParty } from './session/relying-party.js';
import { Seal } from './session/seal.js';
import { Sessions } from './session/sessions.js';
import { SignIns } from './session/sign-ins.js';

/** The parts of the gateway, put together once; Nest and express both take theirs from here. */
export class Gateway {
  readonly demoIssuer: DemoIssuer | undefined;
  /** How every service of this installation checks a token. */
  readonly verifierConfig: TokenVerifierConfig;
  readonly verifier: TokenVerifier;
  readonly issuer: RelyingParty;
  readonly sessions: Sessions;
  readonly ended: EndedSessions;
  readonly readLogout: (token: string) => Promise<LogoutNotice>;
  readonly departures: Departures;
  readonly signIns: SignIns;

  constructor(readonly options: GatewayOptions) {
    const { demo, oidc, dataDir, sessionKey, marks } = options;
    if (demo && oidc) throw new Error('Demo mode and RONGHE_OIDC_ISSUER exclude each other: switch one of them off');
    const seal = new Seal(sessionKey);
    if (oidc) {
      this.issuer = new RelyingParty({ ...oidc, issuer: () => oidc.issuer });
      this.verifierConfig = {
        issuer: oidc.issuer,
        audience: oidc.audience ?? audience,
        jwks: { discoverFrom: oidc.issuer },
        claims: oidc.claims,
      };
    } else {
      if (!demo) throw new Error('Nobody could sign in: set RONGHE_OIDC_ISSUER, or start in demo mode');
      const own = (this.demoIssuer = new DemoIssuer({ demo, dataDir, publicUrl: this.publicUrl }));
      const ownUrl = options.ownUrl ?? this.publicUrl;
      this.issuer = new RelyingParty({
        issuer: own.issuer,
        clientId: own.clientId,
        clientSecret: own.clientSecret,
        endpoints: () => own.endpoints(ownUrl()),
      });
      this.verifierConfig = { issuer: own.issuer, audience, jwks: own.publicKeys };
    }
    this.verifier = tokenVerifier(this.verifierConfig);
    this.readLogout = logoutTokens(this.verifierConfig, this.issuer.clientId);
    this.ended = new EndedSessions(marks, sessionKey);
    this.sessions = new Sessions(seal, this.ended, this.issuer, this.publicUrl);
    this.departures = new Departures(seal, this.publicUrl);
    this.signIns = new SignIns(options.audit);
  }

  get demo(): boolean {
    return this.demoIssuer !== undefined;
  }

  readonly publicUrl = (): string => this.options.publicUrl().replace(/\/$/, '');

  tenantName(tenant: string): BothLanguages {
    const known = this.options.tenantName?.(tenant) ?? this.demoIssuer?.tenantName(tenant);
    return known ?? { zh: tenant, en: tenant };
  }
}
