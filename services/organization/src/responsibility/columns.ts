import type { Words } from '@ronghe/event-sourcing';

const column = (field: string, zh: string, en: string) => ({ field, label: { zh, en } });

const AREAS = column('areas', '责任区数', 'Areas');
const SQUARE_METRES = column('squareMetres', '面积（平方米）', 'Square metres');
const POSTS = column('posts', '示范岗数', 'Posts');
const EMPLOYEES = column('employees', '职工数', 'Employees');

export const UNIT_COLUMNS = [
  column('name', '单位', 'Unit'),
  AREAS,
  SQUARE_METRES,
  column('unassignedSquareMetres', '未承包面积', 'Square metres nobody answers for'),
  POSTS,
  EMPLOYEES,
  column('unassignedEmployees', '未承包职工', 'Employees nobody answers for'),
];

export const MEMBER_COLUMNS = [
  { ...column('name', '承包党员', 'Member'), sealed: true },
  column('unitName', '所在单位', 'Unit'),
  AREAS,
  SQUARE_METRES,
  POSTS,
  EMPLOYEES,
];

const STATES: Record<string, Words> = {
  contracted: { zh: '已承包', en: 'contracted' },
  unassigned: { zh: '未承包', en: 'nobody answers for him' },
};

export const EMPLOYEE_COLUMNS = [
  { ...column('name', '职工', 'Employee'), sealed: true },
  column('unitName', '所在单位', 'Unit'),
  { ...column('state', '承包', 'Contracted'), values: STATES },
  { ...column('memberName', '承包党员', 'Member'), sealed: true },
  column('from', '起始日期', 'From'),
];
