import { GROUP_TENANT } from '@ronghe/contracts';
import { type Role, WHOLE_TENANT } from '@ronghe/service-kit';

export interface DemoTenant {
  id: string;
  name: { zh: string; en: string };
  users: { id: string; name: { zh: string; en: string }; roles: Role[]; units: string[]; employeeNo: string }[];
}

/** Every oilfield of the demo has these units: its company, an area with its branch, and the branch's first group. */
const UNITS = {
  company: ['production.C1', 'party.C1'],
  area: ['production.W1', 'party.W1'],
  group: ['party.G1'],
};

const USERS: DemoTenant['users'] = [
  {
    id: 'officer',
    name: { zh: '党委干事', en: 'Committee officer' },
    roles: ['committeeOfficer'],
    units: [WHOLE_TENANT, ...UNITS.company],
    employeeNo: '90000001',
  },
  {
    id: 'secretary',
    name: { zh: '支部书记', en: 'Branch secretary' },
    roles: ['branchSecretary'],
    units: UNITS.area,
    employeeNo: '90000002',
  },
  {
    id: 'leader',
    name: { zh: '党小组长', en: 'Group leader' },
    roles: ['groupLeader'],
    units: UNITS.group,
    employeeNo: '90000005',
  },
  { id: 'member', name: { zh: '党员', en: 'Member' }, roles: ['member'], units: UNITS.group, employeeNo: '90000003' },
  {
    id: 'admin',
    name: { zh: '管理员', en: 'Administrator' },
    roles: ['tenantAdmin'],
    units: UNITS.company,
    employeeNo: '90000004',
  },
  {
    id: 'operator',
    name: { zh: '运维人员', en: 'IT operator' },
    roles: ['itOperator'],
    units: [],
    employeeNo: '90000006',
  },
];

/** Those of the group itself, who have no oilfield of their own. */
export const DEMO_GROUP: DemoTenant = {
  id: GROUP_TENANT,
  name: { zh: '集团', en: 'The group' },
  users: [
    {
      id: 'auditor',
      name: { zh: '集团审计', en: 'Group auditor' },
      roles: ['groupAuditor'],
      units: [],
      employeeNo: '90000007',
    },
    {
      id: 'operator',
      name: { zh: '集团运维', en: 'Group operator' },
      roles: ['itOperator'],
      units: [],
      employeeNo: '90000008',
    },
  ],
};

/** The five oilfields of the published accounts. */
export const DEMO_TENANTS: readonly DemoTenant[] = [
  { id: 'liaohe', name: { zh: '辽河油田', en: 'Liaohe oilfield' }, users: USERS },
  { id: 'changqing8', name: { zh: '长庆采油八厂', en: 'Changqing No. 8 plant' }, users: USERS },
  { id: 'fengcheng', name: { zh: '风城作业区', en: 'Fengcheng operation area' }, users: USERS },
  { id: 'shengli', name: { zh: '胜利采油厂', en: 'Shengli plant' }, users: USERS },
  { id: 'luming', name: { zh: '鲁明公司', en: 'Luming company' }, users: USERS },
];
