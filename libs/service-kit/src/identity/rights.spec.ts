import { describe, expect, it } from '@jest/globals';
import { type Role, grantsOf } from './identity.js';
import type { Action, Thing } from './rights-table.js';
import { Rights, type Row } from './rights.js';

const rightsOf = (role: Role, units: string[] = [], tenant = 'liaohe'): Rights =>
  new Rights('me', tenant, grantsOf({ tenant, roles: [role], units }));

const MINE: Row = { person: 'a', within: ['team', 'area', 'company'] };
const THEIRS: Row = { person: 'b', within: ['team2', 'area2', 'company'] };
const SELF: Row = { person: 'me', within: ['team2', 'area2', 'company'] };
const NOBODYS: Row = { within: ['team2', 'area2', 'company'] };

describe('rights', () => {
  it('are none without a role, and none for a role that is not the tenant’s to give', () => {
    const none = new Rights('me', 'liaohe', []);
    expect(none.may('read', 'profile')).toBe(false);
    expect(grantsOf({ tenant: 'liaohe', roles: ['groupAuditor'], units: [] })).toEqual([]);
    expect(grantsOf({ tenant: 'group', roles: ['groupAuditor'], units: [] })).toEqual([{ role: 'groupAuditor' }]);
  });

  it.each<[Role, Row, boolean]>([
    ['tenantAdmin', THEIRS, true],
    ['committeeOfficer', MINE, true],
    ['committeeOfficer', THEIRS, false],
    ['branchSecretary', MINE, true],
    ['branchSecretary', THEIRS, false],
    ['branchSecretary', SELF, true],
    ['groupLeader', MINE, true],
    ['groupLeader', THEIRS, false],
    ['member', MINE, false],
    ['member', SELF, true],
    ['itOperator', MINE, false],
    ['subscriber', MINE, false],
  ])('%s of an area reads the person %j: %s', (role, row, expected) => {
    const rights = rightsOf(role, ['area']);
    expect(rights.may('read', 'person', row)).toBe(expected);
    expect(rights.may('read', 'score', row)).toBe(expected);
  });

  it.each<[Role, Row, boolean]>([
    ['branchSecretary', MINE, true],
    ['groupLeader', MINE, false],
    ['member', SELF, true],
    ['groupAuditor', MINE, false],
  ])('%s reads ID number and phone of %j: %s', (role, row, expected) => {
    const rights = role === 'groupAuditor' ? rightsOf(role, [], 'group') : rightsOf(role, ['area']);
    expect(rights.may('read', 'personDetails', row)).toBe(expected);
  });

  it('of a scoped role reach its subtree, nothing without units, and all with the sign for all', () => {
    expect(rightsOf('committeeOfficer').may('change', 'person', MINE)).toBe(false);
    expect(rightsOf('committeeOfficer', ['area']).may('change', 'person', MINE)).toBe(true);
    expect(rightsOf('committeeOfficer', ['*']).everywhere('change', 'person')).toBe(true);
    expect(rightsOf('committeeOfficer', ['area']).may('change', 'rulebook')).toBe(false);
    expect(rightsOf('committeeOfficer', ['*']).may('change', 'rulebook')).toBe(true);
  });

  it('let a group leader speak and act for his group, and grant it nothing', () => {
    const rights = rightsOf('groupLeader', ['area']);
    expect(rights.may('change', 'partyGroup', MINE)).toBe(true);
    expect(rights.may('change', 'partyGroup', THEIRS)).toBe(false);
    expect(rights.may('change', 'groupRight')).toBe(false);
    expect(rightsOf('branchSecretary', ['area']).may('change', 'groupRight', MINE)).toBe(true);
  });

  it('let a secretary keep the terms of his own, which a group leader and a member only read', () => {
    expect(rightsOf('branchSecretary', ['area']).may('change', 'term', MINE)).toBe(true);
    expect(rightsOf('branchSecretary', ['area']).may('change', 'term', THEIRS)).toBe(false);
    for (const role of ['groupLeader', 'member'] as const) {
      expect(rightsOf(role, ['area']).may('change', 'term', MINE)).toBe(false);
      expect(rightsOf(role, ['area']).may('read', 'term', THEIRS)).toBe(true);
    }
  });

  it('let everybody in an oilfield read what is about nobody', () => {
    for (const role of ['member', 'subscriber', 'groupLeader'] as const)
      expect(rightsOf(role, ['area']).may('read', 'score', NOBODYS)).toBe(true);
  });

  it('of an IT operator hold nothing about people, and the list of tenants only in the group', () => {
    const things: Thing[] = ['person', 'personDetails', 'score', 'notice', 'audit', 'event', 'role'];
    for (const thing of things)
      for (const action of ['read', 'change'] as Action[])
        expect([thing, rightsOf('itOperator').may(action, thing)]).toEqual([thing, false]);
    expect(rightsOf('itOperator').may('change', 'tenant')).toBe(false);
    expect(rightsOf('itOperator', [], 'group').may('change', 'tenant')).toBe(true);
  });

  it('of a group auditor change nothing', () => {
    const rights = rightsOf('groupAuditor', [], 'group');
    const things: Thing[] = [
      'alliance',
      'person',
      'role',
      'rulebook',
      'score',
      'tenant',
      'unit',
      'webhook',
      'workbook',
    ];
    for (const thing of things) expect([thing, rights.may('change', thing)]).toEqual([thing, false]);
    expect(rights.may('read', 'group')).toBe(true);
  });
});
