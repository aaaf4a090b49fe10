import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Claims, Identity } from './identity.js';
import type { Action, Thing } from './rights-table.js';

export const accessRule = 'ronghe:access';
export type May = readonly [Action, Thing];
export type AccessRule = 'public' | May;

/** Those who may do this to at least some of these; which ones, the handler asks of the caller's rights. */
export const Access = (...may: May) => SetMetadata(accessRule, may satisfies AccessRule);

/** Anyone, signed in or not. */
export const Public = () => SetMetadata(accessRule, 'public' satisfies AccessRule);

/** The identity the guard has attached; only on routes with `@Access`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const { identity } = context.switchToHttp().getRequest<{ identity?: Identity }>();
  if (!identity) throw new Error('@Caller() stands on a route that anyone may call: give it @Access(...)');
  return identity;
});

/** What the caller's token said, for work that goes on after the request; only on routes with `@Access`. */
export const CallerClaims = createParamDecorator((_: unknown, context: ExecutionContext): Claims => {
  const { claims } = context.switchToHttp().getRequest<{ claims?: Claims }>();
  if (!claims) throw new Error('@CallerClaims() stands on a route that anyone may call: give it @Access(...)');
  return claims;
});
