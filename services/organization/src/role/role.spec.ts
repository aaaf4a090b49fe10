import { describe, it } from '@jest/globals';
import type { RoleFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { RoleCommand } from './role.decide.js';
import { roles } from './role.decider.js';

type Assign = Extract<RoleCommand, { kind: 'assignRole' }>;
const assign = (change: Partial<Assign> = {}): RoleCommand => ({
  kind: 'assignRole',
  assignment: 'a1',
  person: 'p',
  role: 'branchSecretary',
  unit: 'party.B1',
  from: '2026-03-01',
  by: 'admin',
  today: '2026-06-15',
  ...change,
});
const assigned = (
  change: Partial<Extract<RoleFact, { type: 'organization.role-assigned' }>['data']> = {},
): RoleFact => ({
  type: 'organization.role-assigned',
  data: { assignment: 'a1', person: 'p', role: 'branchSecretary', unit: 'party.B1', from: '2026-03-01', ...change },
});
const withdraw = (on: string, assignment = 'a1'): RoleCommand => ({
  kind: 'withdrawRole',
  assignment,
  person: 'p',
  on,
  today: '2026-06-15',
});
const withdrawn: RoleFact = {
  type: 'organization.role-withdrawn',
  data: { assignment: 'a1', person: 'p', on: '2026-05-01' },
};

describe('assigning a role', () => {
  it('gives it from a day on, for as long as it says', () => {
    given(roles).when(assign()).then([assigned()]);
    given(roles)
      .when(assign({ to: '2026-12-31' }))
      .then([assigned({ to: '2026-12-31' })]);
  });

  it('is never to oneself', () => {
    given(roles)
      .when(assign({ by: 'p' }))
      .thenRefused('own-role');
  });

  it('needs a unit for who leads one, and takes none for who serves the whole oilfield', () => {
    given(roles)
      .when(assign({ unit: undefined }))
      .thenRefused('role-needs-unit');
    given(roles)
      .when(assign({ role: 'tenantAdmin' }))
      .thenRefused('role-has-no-unit');
    given(roles)
      .when(assign({ role: 'committeeOfficer', unit: undefined }))
      .then([assigned({ role: 'committeeOfficer', unit: undefined })]);
  });

  it('does not end before it begins, and is not given twice for the same time', () => {
    given(roles)
      .when(assign({ to: '2026-02-28' }))
      .thenRefused('range');
    given(roles, [assigned()])
      .when(assign({ assignment: 'a2', from: '2026-06-01' }))
      .thenRefused('role-held');
    given(roles, [assigned({ to: '2026-05-31' })])
      .when(assign({ assignment: 'a2', from: '2026-06-01' }))
      .then([assigned({ assignment: 'a2', from: '2026-06-01' })]);
    given(roles, [assigned(), withdrawn])
      .when(assign({ assignment: 'a2', from: '2026-05-01' }))
      .then([assigned({ assignment: 'a2', from: '2026-05-01' })]);
  });
});

describe('withdrawing a role', () => {
  it('is done once, and not before it began', () => {
    given(roles, [assigned()]).when(withdraw('2026-05-01')).then([withdrawn]);
    given(roles, [assigned(), withdrawn]).when(withdraw('2026-06-01')).thenRefused('role-withdrawn');
    given(roles, [assigned()]).when(withdraw('2026-02-28')).thenRefused('before-from');
    given(roles).when(withdraw('2026-05-01')).thenRefused('not-found');
  });
});

describe('a role and a day ahead', () => {
  const withdrawnOn = (on: string): RoleFact => ({
    type: 'organization.role-withdrawn',
    data: { assignment: 'a1', person: 'p', on },
  });

  it('lies a year ahead at most', () => {
    given(roles)
      .when(assign({ from: '2062-01-01' }))
      .thenRefused('too-far-ahead');
    given(roles, [assigned()]).when(withdraw('2062-01-01')).thenRefused('too-far-ahead');
  });

  it('is withdrawn earlier while that day has not come, and never later', () => {
    given(roles, [assigned(), withdrawnOn('2026-12-01')])
      .when(withdraw('2026-06-01'))
      .then([withdrawnOn('2026-06-01')]);
    given(roles, [assigned(), withdrawnOn('2026-12-01')])
      .when(withdraw('2026-12-02'))
      .thenRefused('role-withdrawn');
  });

  it('of a role that has not begun: it is taken back by any day up to its first, and never was', () => {
    const ahead = assigned({ from: '2026-12-01' });
    given(roles, [ahead])
      .when(withdraw('2026-06-15'))
      .then([withdrawnOn('2026-12-01')]);
    given(roles, [ahead, withdrawnOn('2026-12-01')])
      .when(assign({ assignment: 'a2' }))
      .then([assigned({ assignment: 'a2' })]);
  });
});
