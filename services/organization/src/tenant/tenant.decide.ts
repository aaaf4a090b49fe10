import { GROUP_TENANT, type TenantFact } from '@ronghe/contracts';
import { type Words, invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import type { TenantLimits } from '@ronghe/service-kit/pure';
import type { Tenant } from './tenant.js';

export type TenantCommand =
  | { kind: 'createTenant'; tenant: string; name: Words }
  | { kind: 'suspendTenant'; tenant: string; reason: string }
  | { kind: 'resumeTenant'; tenant: string }
  | { kind: 'setLimits'; tenant: string; limits: TenantLimits };

/** Key prefixes of personal data that are no tenants: see libs/personal-data. */
const RESERVED = [GROUP_TENANT, 'pepper'];

export function decideTenant(command: TenantCommand, { is }: Tenant): TenantFact[] {
  const { tenant } = command;
  if (command.kind === 'createTenant') {
    if (RESERVED.includes(tenant))
      invalidField('/id', 'tenant-reserved', { zh: '这个编号由平台保留', en: 'This id is the platform’s own' });
    if (is !== 'unknown') refuse('tenant-exists', '这个租户已开通', 'This tenant exists');
    return [{ type: 'organization.tenant-created', data: { tenant, name: command.name } }];
  }
  if (is === 'unknown') return notFound({ zh: '租户', en: 'tenant' });
  switch (command.kind) {
    case 'suspendTenant':
      if (is === 'suspended') refuse('tenant-suspended-already', '这个租户已停用', 'This tenant is suspended already');
      return [{ type: 'organization.tenant-suspended', data: { tenant, reason: command.reason } }];
    case 'resumeTenant':
      if (is === 'active') refuse('tenant-active', '这个租户没有停用', 'This tenant is not suspended');
      return [{ type: 'organization.tenant-resumed', data: { tenant } }];
    case 'setLimits':
      return [{ type: 'organization.tenant-limits-set', data: { tenant, ...command.limits } }];
    default:
      return command satisfies never;
  }
}
