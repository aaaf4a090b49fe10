import { type FactsOf, Type, event, text, words } from '../schema.js';

/** The tenant of the group itself: its auditors and operators, and the list of the oilfields. */
export const GROUP_TENANT = 'group';

const tenant = Type.String({ pattern: '^[a-z][a-z0-9-]{1,31}$', description: 'tenant, as tokens name it' });
const atMost = (most: number, description: string) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: most, description }));

export const tenantEvents = [
  event('organization.tenant-created', '租户已开通', 'A tenant was created', {
    tenant,
    name: words('name of the oilfield'),
  }),
  event('organization.tenant-suspended', '租户已停用', 'A tenant was suspended: nobody of it gets in', {
    tenant,
    reason: text('why', 500),
  }),
  event('organization.tenant-resumed', '租户已恢复', 'A suspended tenant was resumed', { tenant }),
  event('organization.tenant-limits-set', '租户限额已设定', 'The limits of a tenant were set', {
    tenant,
    requestsPerMinute: atMost(1_000_000, 'requests a minute, all its users together'),
    people: atMost(10_000_000, 'people registered'),
    webhooks: atMost(1_000, 'webhooks'),
  }),
] as const;
export type TenantFact = FactsOf<typeof tenantEvents>;
