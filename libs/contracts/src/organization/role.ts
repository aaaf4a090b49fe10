import { type FactsOf, Type, businessDate, event, id, oneOf } from '../schema.js';

/** What an installation can give a person to do; the group's own roles come from its identity provider alone. */
export const ASSIGNABLE_ROLES = [
  'tenantAdmin',
  'committeeOfficer',
  'branchSecretary',
  'groupLeader',
  'member',
  'itOperator',
  'subscriber',
] as const;
export type AssignableRole = (typeof ASSIGNABLE_ROLES)[number];

const assignment = id('assignment');
const person = id('person who holds the role');

export const roleEvents = [
  event('organization.role-assigned', '角色已授予', 'A role was assigned to a person', {
    assignment,
    person,
    role: oneOf(ASSIGNABLE_ROLES, 'role'),
    unit: Type.Optional(id('head of the subtree it reaches; the whole oilfield without it')),
    from: businessDate('first day'),
    to: Type.Optional(businessDate('last day')),
  }),
  event('organization.role-withdrawn', '角色已收回', 'A role was taken back', {
    assignment,
    person,
    on: businessDate('first day without it'),
  }),
] as const;
export type RoleFact = FactsOf<typeof roleEvents>;
