import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Identity, Role } from './identity.js';

export const accessRule = 'ronghe:access';
export type AccessRule = 'public' | readonly Role[];

/** Those who hold one of the roles; every signed-in person with a role: `@Access(...allRoles)`. */
export const Access = (...roles: [Role, ...Role[]]) => SetMetadata(accessRule, roles satisfies AccessRule);

/** Anyone, signed in or not. */
export const Public = () => SetMetadata(accessRule, 'public' satisfies AccessRule);

/** The identity the guard has attached; only on routes with `@Access`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const { identity } = context.switchToHttp().getRequest<{ identity?: Identity }>();
  if (!identity) throw new Error('@Caller() stands on a route that anyone may call: give it @Access(...)');
  return identity;
});
