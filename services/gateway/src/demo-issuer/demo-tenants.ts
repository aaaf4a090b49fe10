import type { Role } from '@ronghe/service-kit';

export interface DemoTenant {
  id: string;
  name: { zh: string; en: string };
  users: { id: string; name: { zh: string; en: string }; roles: Role[]; units: string[]; employeeNo: string }[];
}

const usersOf = (units: { company: string; branch: string; group: string }): DemoTenant['users'] => [
  {
    id: 'officer',
    name: { zh: '党委干事', en: 'Committee officer' },
    roles: ['committeeOfficer'],
    units: [units.company],
    employeeNo: '90000001',
  },
  {
    id: 'secretary',
    name: { zh: '支部书记', en: 'Branch secretary' },
    roles: ['branchSecretary'],
    units: [units.branch],
    employeeNo: '90000002',
  },
  { id: 'member', name: { zh: '党员', en: 'Member' }, roles: ['member'], units: [units.group], employeeNo: '90000003' },
  {
    id: 'admin',
    name: { zh: '管理员', en: 'Administrator' },
    roles: ['tenantAdmin'],
    units: [units.company],
    employeeNo: '90000004',
  },
];

const UNITS = { company: 'production.C1', branch: 'production.W1', group: 'party.G1' };

/** The five oilfields of the published accounts. */
export const DEMO_TENANTS: readonly DemoTenant[] = [
  { id: 'liaohe', name: { zh: '辽河油田', en: 'Liaohe oilfield' }, users: usersOf(UNITS) },
  { id: 'changqing8', name: { zh: '长庆采油八厂', en: 'Changqing No. 8 plant' }, users: usersOf(UNITS) },
  { id: 'fengcheng', name: { zh: '风城作业区', en: 'Fengcheng operation area' }, users: usersOf(UNITS) },
  { id: 'shengli', name: { zh: '胜利采油厂', en: 'Shengli plant' }, users: usersOf(UNITS) },
  { id: 'luming', name: { zh: '鲁明公司', en: 'Luming company' }, users: usersOf(UNITS) },
];
