import { useGet } from './use-get';
import { type ListAnswer, useList } from './use-list';

const service = '/api/organization/v1';

export const trainingKinds = ['staged', 'tiered'] as const;
export type TrainingKind = (typeof trainingKinds)[number];
export type TrainingState = 'open' | 'completed' | 'cancelled';
export const keyStaffKinds = ['technique', 'management', 'craft'] as const;
export type KeyStaffKind = (typeof keyStaffKinds)[number];

export interface Course {
  id: string;
  code: string;
  name: string;
  hours: number;
  about?: string;
  state: 'offered' | 'dropped';
  on: string;
  droppedOn?: string;
}

export interface TrainingRow {
  id: string;
  unit: string;
  unitName: string;
  title: string;
  kind: TrainingKind;
  from: string;
  to: string;
  trainees: number;
  state: TrainingState;
}

export interface Level {
  code: string;
  name: string;
}
interface Results {
  passed: number;
  failed: number;
  open: number;
}
interface Attendance {
  sessions: number;
  expected: number;
  present: number;
  attendance: string;
}
export interface LevelFigures extends Level, Results, Attendance {
  trainees: number;
  meanScore?: string;
}
export type FollowUpFigures = Level & Results & { dueOn: string };

export interface TrainingPlan extends TrainingRow {
  levels: Level[];
  courses: (Level & { hours: number })[];
  hours: number;
  passMark: number;
  overOn?: string;
  reason?: string;
  figures: { levels: LevelFigures[]; all: Attendance & { trainees: number }; followUp?: FollowUpFigures };
  peopleVisible: boolean;
}

export interface Trainee {
  id: string;
  person: string;
  name?: string | null;
  unitName?: string;
  tier?: string;
  tierName?: string;
  state: 'taking' | 'withdrawn';
  present: number;
  expected: number;
  attendance: string;
  results: { level: string; score: number; passed: boolean; on: string }[];
  passed: number;
  rank?: number;
  proposedOn?: string;
  keyStaffOn?: string;
}

export interface TrainingSession {
  id: string;
  training: string;
  unit: string;
  name: string;
  course?: string;
  courseName?: string;
  level?: string;
  levelName?: string;
  place?: string;
  on: string;
  state: 'scheduled' | 'cancelled';
  expected: number;
  attended: number;
}

export interface Present {
  id: string;
  person: string;
  name?: string | null;
  unitName?: string;
  present: boolean;
  by?: 'list' | 'code';
}

export interface TrainingRecord {
  id: string;
  title: string;
  unitName: string;
  kind: TrainingKind;
  from: string;
  to: string;
  state: TrainingState;
  tierName?: string;
  withdrawnOn?: string;
  present: number;
  expected: number;
  passed: number;
  results: { name: string; score: number; passed: boolean; on: string }[];
  coming: { id: string; name: string; on: string; place?: string }[];
}

/** A plan as it is sent. */
export interface PlanDraft {
  unit: string;
  title: string;
  kind: TrainingKind;
  levels: Level[];
  courses: string[];
  passMark: number;
  from: string;
  to: string;
  followUp?: Level & { dueOn: string };
}

const most = 200;

export const coursesPath = `${service}/training-courses`;
export const coursePath = (code: string, command: 'content' | 'removal') =>
  `${coursesPath}/${encodeURIComponent(code)}/${command}`;
export const plansPath = `${service}/training-plans`;
export const planPath = (id: string, command?: 'completion' | 'cancellation' | 'results' | 'trainees' | 'sessions') =>
  [plansPath, encodeURIComponent(id), command].filter(Boolean).join('/');
export const traineePath = (id: string, person: string, command: string) =>
  `${planPath(id, 'trainees')}/${encodeURIComponent(person)}/${command}`;
export const sessionPath = (id: string, command?: 'attendance' | 'cancellation' | 'code') =>
  [`${service}/training-sessions`, encodeURIComponent(id), command].filter(Boolean).join('/');
export const removalPath = (id: string, person: string) =>
  `${sessionPath(id, 'attendance')}/${encodeURIComponent(person)}/removal`;
export const checkInsPath = `${service}/training-check-ins`;

export const useCourses = (state: string, q = '') => useList<Course>(coursesPath, { state, q });
export const useOfferedCourses = () =>
  useGet<ListAnswer<Course>>(coursesPath, { state: 'offered', limit: most }).data?.items ?? [];
export const usePlans = (params: { unit?: string; kind?: string; state?: string; asOf?: string }) =>
  useList<TrainingRow>(plansPath, params);
export const usePlan = (id: string, asOf?: string) => useGet<TrainingPlan>(planPath(id), { asOf });
export const useTrainees = (id: string, params: { tier?: string; state?: string; asOf?: string }) =>
  useList<Trainee>(planPath(id, 'trainees'), params);
/** As many as there can be, for a form with all of them. */
export const useAllTrainees = (id: string, enabled: boolean) =>
  useGet<ListAnswer<Trainee>>(planPath(id, 'trainees'), { state: 'taking', limit: most }, { enabled });
export const useSessions = (id: string, asOf?: string) => useList<TrainingSession>(planPath(id, 'sessions'), { asOf });
export const useSession = (id: string, asOf?: string) =>
  useGet<TrainingSession & { title: string }>(sessionPath(id), { asOf }, { enabled: id !== '' });
export const useAttendance = (id: string, asOf?: string) =>
  useList<Present>(sessionPath(id, 'attendance'), { asOf }, most);
export const useTrainingRecords = (person?: string) =>
  useList<TrainingRecord>(`${service}/training-records`, { person });

/** A code is good for a minute: whoever scans it has at least half of that. */
const renewCodeEveryMs = 25_000;
export const useSessionCode = (id: string) =>
  useGet<{ code: string; expiresAt: string }>(sessionPath(id, 'code'), {}, { refetchInterval: renewCodeEveryMs });
