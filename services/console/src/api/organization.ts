import { useGet } from './use-get';
import { type ListAnswer, useList } from './use-list';

const service = '/api/organization/v1';

export type Tree = 'party' | 'production';
export const unitKinds = {
  party: ['partyCommittee', 'generalBranch', 'branch', 'partyGroup'],
  production: ['company', 'plant', 'operationArea', 'station', 'team', 'office'],
} as const;
export type UnitKind = (typeof unitKinds)[Tree][number];
export const membershipStages = ['applicant', 'activist', 'candidate', 'probationary', 'full'] as const;
export type MembershipStage = (typeof membershipStages)[number];

export const keyStaffKinds = ['technique', 'management', 'craft'] as const;
export type KeyStaffKind = (typeof keyStaffKinds)[number];
export const personStates = ['employed', 'left'] as const;
export type PersonState = (typeof personStates)[number];

export interface Unit {
  id: string;
  tree: Tree;
  code: string;
  kind: UnitKind;
  name: string;
  parent?: string;
  on: string;
  dissolvedOn?: string;
  mergedInto?: string;
  /** Names of all above it. */
  unitPath: string;
  /** Units right under it that stand. */
  childCount: number;
  dissolvedChildCount: number;
  memberCount: number;
  peopleCount: number;
}

export interface UnitDetail extends Unit {
  path: { id: string; name: string }[];
}

export interface Person {
  id: string;
  employeeNo: string;
  name: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  membershipOn?: string;
  employedOn: string;
  keyStaff?: KeyStaffKind;
  state: PersonState;
  leftOn?: string;
}

export type UnitList = ListAnswer<Unit>;
export const unitsPath = `${service}/units`;
export const peoplePath = `${service}/people`;
export const personPath = (id: string, ...command: string[]) =>
  [peoplePath, encodeURIComponent(id), ...command].join('/');
export const unitPath = (id: string, command?: 'name' | 'parent' | 'merger' | 'dissolution') =>
  [unitsPath, encodeURIComponent(id), command].filter(Boolean).join('/');

export const usePerson = (id: string) => useGet<Person>(personPath(id), {}, { enabled: id !== '' });
export const useUnit = (id: string, asOf?: string) =>
  useGet<UnitDetail>(unitPath(id), { asOf }, { enabled: id !== '' });

export const usePeople = (unit: Unit, q: string, asOf?: string) =>
  useList<Person>(peoplePath, { [unit.tree === 'party' ? 'group' : 'unit']: unit.id, q, asOf });

export const useMembers = (group: string, asOf?: string) => useList<Person>(peoplePath, { group, asOf });
