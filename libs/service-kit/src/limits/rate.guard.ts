import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Identity, Standings } from '../identity/index.js';
import { Rate } from './rate.js';
import { type Counted, tooMany } from './too-many.js';

/** Requests per minute; 0 counts nothing. */
export interface RateLimits {
  person: number;
  tenant: number;
  /** What a tenant has been allowed instead, where it has. */
  requestsPerMinute?(tenant: string): Promise<number | undefined>;
}

/** With what each tenant has been allowed. */
export const ratesOf = (rates: Pick<RateLimits, 'person' | 'tenant'>, standings: Standings): RateLimits => ({
  ...rates,
  requestsPerMinute: async (tenant) => (await standings.tenant(tenant))?.requestsPerMinute,
});

export const RATE_LIMITS = Symbol('RATE_LIMITS');

/** Runs after the guard that says who it is. A person's flood is his own before it is his tenant's. */
@Injectable()
export class RateGuard implements CanActivate {
  private readonly persons = new Rate();
  private readonly tenants = new Rate();

  constructor(@Inject(RATE_LIMITS) private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { identity } = context.switchToHttp().getRequest<Request & { identity?: Identity }>();
    if (!identity) return true;
    const { person, tenant, home = tenant } = identity;
    // By whom the token belongs to: a group auditor's look at another tenant is on the group's account.
    await take(this.persons, 'person', JSON.stringify([home, person]), this.limits.person);
    await take(this.tenants, 'tenant', home, (await this.limits.requestsPerMinute?.(home)) ?? this.limits.tenant);
    return true;
  }
}

/** @throws Refusal too-many-of-… */
async function take(rate: Rate, whose: Counted, key: string, perMinute: number): Promise<void> {
  if (perMinute === 0) return;
  const wait = await rate.take(key, perMinute);
  if (wait !== undefined) throw tooMany(whose, wait);
}
