import { Inject, Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { accessRule, type AccessRule } from './access.js';
import type { Identity } from './identity.js';
import { keysUnavailable, mayNot, notSignedIn, tokenNotAccepted } from './refusals.js';
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
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(accessRule, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) throw mayNot();
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<Request & { identity?: Identity }>();
    request.identity = await this.identify(request);
    if (!request.identity.roles.some((role) => rule.includes(role))) throw mayNot();
    return true;
  }

  private async identify(request: Request): Promise<Identity> {
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
