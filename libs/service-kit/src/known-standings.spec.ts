import { describe, expect, it } from '@jest/globals';
import type { RoleFact, TenantFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { isInForce, knownStandings } from './known-standings.js';

const { roles, tenants } = knownStandings('here');
const role = { assignment: 'a', person: 'p', role: 'groupLeader' as const, unit: 'party.G1', from: '2026-03-01' };
const assigned: RoleFact = { type: 'organization.role-assigned', data: role };
const { assignment: _, person: __, ...kept } = role;

describe('what a service knows of roles', () => {
  it('is all that was assigned, with the day on which it was taken back', () => {
    givenEvents(roles, recorded([assigned])).then('p', { assignments: { a: { ...kept, to: undefined } } });
    const withdrawn: RoleFact = {
      type: 'organization.role-withdrawn',
      data: { assignment: 'a', person: 'p', on: '2026-05-01' },
    };
    givenEvents(roles, recorded([assigned, withdrawn])).then('p', {
      assignments: { a: { ...kept, to: undefined, withdrawnOn: '2026-05-01' } },
    });
  });

  it('is in force from its first day to its last, or to the day before it was taken back', () => {
    const whole = { ...kept, to: '2026-03-31' };
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => isInForce(whole, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const back = { ...kept, withdrawnOn: '2026-03-02' };
    expect(['2026-03-01', '2026-03-02'].map((day) => isInForce(back, day))).toEqual([true, false]);
  });
});

describe('what a service knows of tenants', () => {
  const name = { zh: '大庆', en: 'Daqing' };
  const facts: TenantFact[] = [
    { type: 'organization.tenant-created', data: { tenant: 'daqing', name } },
    { type: 'organization.tenant-limits-set', data: { tenant: 'daqing', people: 5 } },
    { type: 'organization.tenant-suspended', data: { tenant: 'daqing', reason: '到期' } },
    { type: 'organization.tenant-resumed', data: { tenant: 'daqing' } },
  ];

  it('is its state, why, and its limits', () => {
    const of = (n: number) => givenEvents(tenants, recorded(facts.slice(0, n)));
    of(1).then('daqing', { name, state: 'active', limits: {} });
    of(3).then('daqing', { name, state: 'suspended', reason: '到期', limits: { people: 5 } });
    of(4).then('daqing', { name, state: 'active', reason: undefined, limits: { people: 5 } });
  });

  it('is nothing of a tenant that was never created', () => {
    givenEvents(tenants, recorded(facts.slice(2, 3))).then('daqing', undefined);
  });
});
