import { describe, it } from '@jest/globals';
import type { TenantFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { TenantCommand } from './tenant.decide.js';
import { tenant } from './tenant.decider.js';

const name = { zh: '大庆油田', en: 'Daqing' };
const create = (id: string): TenantCommand => ({ kind: 'createTenant', tenant: id, name });
const created: TenantFact = { type: 'organization.tenant-created', data: { tenant: 'daqing', name } };
const suspend: TenantCommand = { kind: 'suspendTenant', tenant: 'daqing', reason: '合同到期' };
const suspended: TenantFact = {
  type: 'organization.tenant-suspended',
  data: { tenant: 'daqing', reason: '合同到期' },
};
const resume: TenantCommand = { kind: 'resumeTenant', tenant: 'daqing' };
const resumed: TenantFact = { type: 'organization.tenant-resumed', data: { tenant: 'daqing' } };

describe('a tenant', () => {
  it('is created once, and never under a name of the platform’s own', () => {
    given(tenant).when(create('daqing')).then([created]);
    given(tenant, [created]).when(create('daqing')).thenRefused('tenant-exists');
    given(tenant).when(create('group')).thenRefused('tenant-reserved');
    given(tenant).when(create('pepper')).thenRefused('tenant-reserved');
  });

  it('is suspended and resumed in turn', () => {
    given(tenant, [created]).when(suspend).then([suspended]);
    given(tenant, [created, suspended]).when(suspend).thenRefused('tenant-suspended-already');
    given(tenant, [created, suspended]).when(resume).then([resumed]);
    given(tenant, [created]).when(resume).thenRefused('tenant-active');
  });

  it('has limits, and only when it is there', () => {
    const limits = { people: 10 };
    given(tenant, [created, suspended])
      .when({ kind: 'setLimits', tenant: 'daqing', limits })
      .then([{ type: 'organization.tenant-limits-set', data: { tenant: 'daqing', people: 10 } }]);
    given(tenant).when({ kind: 'setLimits', tenant: 'daqing', limits }).thenRefused('not-found');
  });
});
