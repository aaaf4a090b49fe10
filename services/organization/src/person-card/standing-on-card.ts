import type { AssignableRole } from '@ronghe/contracts';
import type { Words } from '@ronghe/event-sourcing';
import { FORGETTING_STATE_NAMES, forgettings } from '../forgetting/forgettings.js';
import { roleAssignments } from '../role/role-assignments.js';
import type { CardSection } from './card-section.js';

const ROLE_NAMES: Record<AssignableRole, Words> = {
  tenantAdmin: { zh: '油田管理员', en: 'administrator' },
  committeeOfficer: { zh: '党委干事', en: 'committee officer' },
  branchSecretary: { zh: '党支部书记', en: 'branch secretary' },
  groupLeader: { zh: '党小组长', en: 'group leader' },
  member: { zh: '党员', en: 'member' },
  itOperator: { zh: '运维人员', en: 'IT operator' },
  subscriber: { zh: '订阅系统', en: 'subscriber' },
};

export const rolesOnCard: CardSection = {
  subject: 'roles',
  title: { zh: '平台角色', en: 'Roles in the platform' },
  columns: [
    { field: 'role', label: { zh: '角色', en: 'Role' }, values: ROLE_NAMES },
    { field: 'unitName', label: { zh: '负责单位', en: 'For' } },
    { field: 'from', label: { zh: '起', en: 'From' } },
    { field: 'to', label: { zh: '止', en: 'To' } },
    { field: 'withdrawnOn', label: { zh: '收回日期', en: 'Withdrawn on' } },
  ],
  rows: async ({ reader, person, chart }) =>
    (await reader.find(roleAssignments, { filter: { person } })).map(
      ({ document: { role, unit, from, to, withdrawnOn } }) => ({
        role,
        unitName: unit && chart.name(unit),
        from,
        to,
        withdrawnOn,
      }),
    ),
};

export const forgettingOnCard: CardSection = {
  subject: 'forgetting',
  title: { zh: '遗忘申请', en: 'Request to be forgotten' },
  columns: [
    { field: 'state', label: { zh: '状态', en: 'State' }, values: FORGETTING_STATE_NAMES },
    { field: 'requestedAt', label: { zh: '申请时间', en: 'Asked' } },
    { field: 'decidedAt', label: { zh: '审批时间', en: 'Decided' } },
  ],
  rows: async ({ reader, person }) => {
    const found = await reader.get(forgettings, person);
    if (!found) return [];
    const { state, requestedAt, decidedAt } = found;
    return [{ state, requestedAt, decidedAt, link: '/forgettings' }];
  },
};
