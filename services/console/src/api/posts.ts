import { type Params, withParams } from './http';
import { type GetOptions, useGet } from './use-get';
import { type ListAnswer, useList } from './use-list';

const service = '/api/organization/v1';

export const postKinds = ['administrative', 'party'] as const;
export type PostKind = (typeof postKinds)[number];
export const postRoles = {
  administrative: ['head', 'deputyHead', 'teamLeader', 'deputyTeamLeader', 'otherAdministrative'],
  party: ['secretary', 'deputySecretary', 'committeeMember', 'groupLeader', 'otherParty'],
} as const satisfies Record<PostKind, readonly string[]>;
export type PostRole = (typeof postRoles)[PostKind][number];
export const postStates = ['held', 'vacant', 'abolished'] as const;
export type PostState = (typeof postStates)[number];
/** Those that an officer gives; an appointment can also end by itself. */
export const givenEndings = ['transferred', 'termOver', 'retired', 'other'] as const;
export type PostEnding = (typeof givenEndings)[number] | 'left' | 'membershipEnded' | 'forgotten';

export interface Duty {
  code: string;
  name: string;
}

export interface RegisteredDuty extends Duty {
  kind: PostKind;
}

export interface Post {
  id: string;
  unit: string;
  unitName: string;
  within: string[];
  code: string;
  name: string;
  kind: PostKind;
  role: PostRole;
  state: PostState;
  on: string;
  abolishedOn?: string;
  duties: Duty[];
  appointment?: string;
  holder?: string;
  holderName?: string | null;
  since?: string;
}

export interface PostHolder {
  id: string;
  person: string;
  name?: string | null;
  from: string;
  to?: string;
  reason?: PostEnding;
}

export interface PostDetail extends Post {
  holders: PostHolder[];
  dutiesOverTime: { on: string; duties: Duty[] }[];
}

/** A post as the matrix knows it: its duties by their codes. */
export interface MatrixPost {
  id: string;
  unit: string;
  unitName: string;
  name: string;
  kind: PostKind;
  duties: string[];
  person?: string;
  holderName?: string | null;
}

export interface MatrixLeader {
  id: string;
  no: number;
  name?: string | null;
  single?: PostKind;
  carries: string[];
  posts: MatrixPost[];
}

export type DutyState = 'carried' | 'overlap' | 'gap';

export interface RegisterDetail {
  unit: string;
  partyOrganization: string;
  on: string;
  leaders: number;
  findings: Record<'overlap' | 'gap' | 'single', number>;
  duties: (RegisteredDuty & { state: DutyState; posts: MatrixPost[] })[];
}

export interface RegisterRow {
  id: string;
  unitName: string;
  partyOrganization: string;
  partyName: string;
  duties: number;
  leaders: number;
  overlap: number;
  gap: number;
  single: number;
}

export interface DutyFinding {
  id: string;
  kind: 'overlap' | 'gap' | 'single';
  duty?: string;
  dutyName?: string;
  posts: MatrixPost[];
  name?: string | null;
  person?: string;
  has?: PostKind;
}

export interface CrossAppointed {
  id: string;
  name?: string | null;
  partyPosts: string;
  administrativePosts: string;
  committeeAndTeam: boolean;
}

export interface CommitteeFigure {
  committee: number;
  teamLeaders: number;
  percent: string;
}

export interface BranchCommittee extends CommitteeFigure {
  id: string;
  name: string;
  unitPath: string;
}

export const postsPath = `${service}/posts`;
export const postPath = (id: string, command?: 'duties' | 'appointments' | 'abolition') =>
  [postsPath, encodeURIComponent(id), command].filter(Boolean).join('/');
export const appointmentEndPath = (post: string, appointment: string) =>
  `${postPath(post, 'appointments')}/${encodeURIComponent(appointment)}/end`;
export const usePosts = (params: Params) => useList<Post>(postsPath, params);
export const usePost = (id: string, asOf?: string) => useGet<PostDetail>(postPath(id), { asOf });
export const useVacantPosts = (params: Params) =>
  useGet<ListAnswer<Post>>(postsPath, { ...params, state: 'vacant', limit: 200 });

const dualDutiesPath = `${service}/dual-duties`;
export const registersPath = `${dualDutiesPath}/registers`;
export const matrixPath = dualDutiesPath;
export const dutyFindingsPath = `${dualDutiesPath}/findings`;
export const useRegisters = (asOf?: string) => useGet<ListAnswer<RegisterRow>>(registersPath, { asOf, limit: 200 });
export const useRegister = (unit: string, asOf?: string, options?: GetOptions) =>
  useGet<RegisterDetail>(`${registersPath}/${encodeURIComponent(unit)}`, { asOf }, options);
export const useMatrix = (unit: string, asOf?: string) =>
  useGet<ListAnswer<MatrixLeader>>(matrixPath, { unit, asOf, limit: 200 });
export const useDutyFindings = (unit: string, asOf?: string) =>
  useGet<ListAnswer<DutyFinding>>(dutyFindingsPath, { unit, asOf, limit: 200 });
export const registerFormAddress = (unit?: string) => withParams('/dual-duties/register', { unit });

const crossPath = `${service}/cross-appointments`;
export const useCrossAppointed = (params: Params) => useList<CrossAppointed>(crossPath, params);
export const useCommitteeFigure = (params: Params) => useGet<CommitteeFigure>(`${crossPath}/figure`, params);
export const useBranchCommittees = (params: Params) => useList<BranchCommittee>(`${crossPath}/branches`, params, 10);
