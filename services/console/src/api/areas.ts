import { type Params, post, withParams } from './http';
import type { ImportReport } from './imports';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/organization/v1';

export const contractedKinds = ['area', 'post', 'employee'] as const;
export type ContractedKind = (typeof contractedKinds)[number];
export const contractStates = ['coming', 'inForce', 'ended'] as const;
export type ContractState = (typeof contractStates)[number];

interface Shares {
  total: number;
  contracted: number;
  unassigned: number;
}

export interface Responsibility {
  on: string;
  areas: Shares;
  squareMetres: Shares;
  posts: Shares;
  employees: Shares;
  double: number;
  members: number;
}

/** An area or a demonstration post; who answers for it only for those who may know. */
export interface Area {
  id: string;
  kind: 'area' | 'post';
  unit: string;
  unitName: string;
  within: string[];
  code: string;
  name: string;
  squareMetres?: number;
  on: string;
  closedOn?: string;
  state: 'contracted' | 'unassigned' | 'closed';
  member?: string;
  memberName?: string | null;
  from?: string;
}

export interface Contract {
  id: string;
  thing: string;
  kind: ContractedKind;
  unit: string;
  unitName: string;
  within: string[];
  name?: string;
  squareMetres?: number;
  member: string;
  memberName?: string | null;
  employee?: string;
  employeeName?: string | null;
  from: string;
  to?: string;
  state: ContractState;
  cause?: 'decided' | 'passedOn' | 'memberGone' | 'employeeGone' | 'closed';
  reason?: string;
}

export interface MemberShare {
  id: string;
  name?: string | null;
  unitName?: string;
  areas: number;
  squareMetres: number;
  posts: number;
  employees: number;
}

export interface Employee {
  id: string;
  name?: string | null;
  unit: string;
  unitName: string;
  state: 'contracted' | 'unassigned';
  member?: string;
  memberName?: string | null;
  from?: string;
}

export interface ProposedItem {
  thing: string;
  member: string;
  kind: ContractedKind;
  unitName: string;
  name?: string;
  employeeName?: string | null;
  squareMetres?: number;
}

export interface Proposal {
  items: ProposedItem[];
  members: { person: string; unit: string; name?: string | null }[];
}

export interface DivisionReport {
  dryRun: boolean;
  applied: boolean;
  items: number;
  made: number;
  passedOn: number;
  unchanged: number;
  problems: { pointer: string; thing: string; code: string; zh: string; en: string }[];
}

export const areasPath = `${service}/areas`;
export const postsPath = `${service}/demonstration-posts`;
export const contractsPath = `${service}/contracts`;
export const responsibilityPath = `${service}/responsibility`;
export const divisionPath = `${responsibilityPath}/division`;
export const employeeThing = (person: string) => `employee.${person}`;
export const areaPath = (id: string, command: 'measurement' | 'closure') =>
  `${areasPath}/${encodeURIComponent(id)}/${command}`;
export const contractPath = (thing: string, command: 'end' | 'transfer') =>
  `${contractsPath}/${encodeURIComponent(thing)}/${command}`;

const most = 200;
export const useResponsibility = (params: Params) => useGet<Responsibility>(responsibilityPath, params);
export const useAreas = (params: Params) => useList<Area>(areasPath, params, most);
export const useArea = (thing: string, params: Params) => useGet<{ items: Area[] }>(areasPath, { ...params, thing });
export const useContracts = (params: Params) => useList<Contract>(contractsPath, params);
export const useMyContracts = () => useGet<{ items: Contract[] }>(`${contractsPath}/mine`, { limit: most });
export const useMemberShares = (params: Params) => useList<MemberShare>(`${responsibilityPath}/members`, params);
export const useEmployees = (params: Params) => useList<Employee>(`${responsibilityPath}/employees`, params);
export const useProposal = (unit: string) =>
  useGet<Proposal>(`${responsibilityPath}/proposal`, { unit }, { enabled: unit !== '' });

export const areasTemplatePath = `${responsibilityPath}/imports/template`;

export function sendAreasWorkbook(file: File, dryRun: boolean) {
  const form = new FormData();
  form.append('file', file);
  return post<ImportReport>(withParams(`${responsibilityPath}/imports`, { dryRun }), form);
}
