import type { AttendanceWay, TrainingSessionFact } from '@ronghe/contracts';
import type { Deadline, Projection, Recorded } from '@ronghe/event-sourcing';
import { startOfBusinessDate, todayOf } from '@ronghe/service-kit/pure';

export interface SessionRow {
  training: string;
  unit: string;
  name: string;
  course?: string;
  level?: string;
  place?: string;
  on: string;
  state: 'scheduled' | 'cancelled';
  reason?: string;
  attended: number;
  /** Events on its stream, which is its version. */
  events: number;
}
/** That one person was present at one session. */
export interface AttendanceRow {
  session: string;
  training: string;
  person: string;
  by: AttendanceWay;
}

const TYPES = [
  'organization.training-session-scheduled',
  'organization.training-attended',
  'organization.training-attendance-struck',
  'organization.trainee-reminded',
  'organization.training-session-announced',
  'organization.training-session-cancelled',
] as const;

export const trainingSessions: Projection<SessionRow, TrainingSessionFact> = {
  model: 'training-sessions',
  version: 1,
  types: [...TYPES],
  keys: (event) => [event.data.session],
  evolve: evolveSession,
  indexes: ['training'],
};

function evolveSession(row: SessionRow | undefined, event: Recorded<TrainingSessionFact>): SessionRow | undefined {
  if (event.type === 'organization.training-session-scheduled') {
    const { training, unit, name, course, level, place, on } = event.data;
    return { training, unit, name, course, level, place, on, state: 'scheduled', attended: 0, events: 1 };
  }
  if (!row) return undefined;
  const next = { ...row, events: row.events + 1 };
  switch (event.type) {
    case 'organization.training-attended':
      return { ...next, attended: row.attended + 1 };
    case 'organization.training-attendance-struck':
      return { ...next, attended: row.attended - 1 };
    case 'organization.training-session-cancelled':
      return { ...next, state: 'cancelled', reason: event.data.reason };
    default:
      return next;
  }
}

export const attendanceKey = (session: string, person: string): string => `${session}@${person}`;

export const trainingAttendances: Projection<AttendanceRow, TrainingSessionFact> = {
  model: 'training-attendances',
  version: 1,
  types: ['organization.training-attended', 'organization.training-attendance-struck'],
  keys: ({ data }) => ('person' in data ? [attendanceKey(data.session, data.person)] : []),
  evolve: (_, event) => {
    if (event.type !== 'organization.training-attended') return undefined;
    const { session, training, person, by } = event.data;
    return { session, training, person, by };
  },
  indexes: ['session', 'training', 'person'],
};

const DAY_MS = 86_400_000;

interface SessionDeadline extends Deadline {
  payload: { session: string };
}

/** The beginning of the day before a session: then who is to come is told. Gone once he was, or it was cancelled. */
export const sessionDeadlines: Projection<SessionDeadline, TrainingSessionFact> = {
  model: 'training-session-deadlines',
  version: 1,
  types: [
    'organization.training-session-scheduled',
    'organization.training-session-announced',
    'organization.training-session-cancelled',
  ],
  keys: (event) => [event.data.session],
  evolve: (_, event) => {
    if (event.type !== 'organization.training-session-scheduled') return undefined;
    const { session, on } = event.data;
    // Written down after the day: there is nobody to tell.
    if (on < todayOf(event)) return undefined;
    const dueAt = new Date(Date.parse(startOfBusinessDate(on)) - DAY_MS).toISOString();
    return { dueAt, command: 'announceSession', payload: { session } };
  },
};
