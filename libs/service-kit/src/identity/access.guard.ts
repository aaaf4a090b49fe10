import { Inject, Injectable, Logger, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { accessRule, type AccessRule, type May } from './access.js';
import type { Claims, Identity } from './identity.js';
import { keysUnavailable, mayNot, notSignedIn, tokenNotAccepted } from './refusals.js';
import { STANDINGS, type Standings, identityOf } from './standings.js';
import { TokenRefused } from './token-refused.js';
import type { TokenVerifier } from './token-verifier.js';

export const TOKEN_VERIFIER = Symbol('TOKEN_VERIFIER');

/** Deny by default: a route without a rule answers 403 to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly log = new Logger(AccessGuard.name);

  constructor(
    private readonly reflector: Reflector,
    @Inject(TOKEN_VERIFIER) private readonly verifier: TokenVerifier,
    @Optional() @Inject(STANDINGS) private readonly standings?: Standings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(accessRule, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) throw mayNot();
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<Request & { may?: May; claims?: Claims; identity?: Identity }>();
    request.may = rule;
    const claims = (request.claims = await this.identify(request));
    request.identity = await identityOf(claims, request.headers['ronghe-tenant'], this.standings);
    if (!request.identity.rights.may(...rule)) throw mayNot();
    return true;
  }

  private async identify(request: Request): Promise<Claims> {
    const bearer = /^Bearer +([^\s]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer === undefined) throw notSignedIn();
    try {
      return await this.verifier.verify(bearer);
    } catch (error) {
      const reason = error instanceof TokenRefused ? error.reason : 'malformed';
      this.log.debug(`token refused: ${reason}`);
      if (reason === 'keysUnavailable') throw keysUnavailable();
      throw tokenNotAccepted();
    }
  }
}
