import type { AttendanceWay, TrainingSessionFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import type { Planned } from '../training/training.js';
import { stillOpen } from '../training/training.decide.js';
import type { Scheduled, TrainingSession } from './training-session.js';

export interface SessionDraft {
  name: string;
  course?: string;
  level?: string;
  place?: string;
  on: string;
}

/** `plan`: the session's plan as it stands, on a stream of its own. */
export type TrainingSessionCommand =
  | { kind: 'scheduleSession'; session: string; plan: Planned; draft: SessionDraft }
  | { kind: 'countPresent'; session: string; plan: Planned; people: readonly string[]; today: string }
  | { kind: 'checkIn'; session: string; plan: Planned; person: string; today: string }
  | { kind: 'strikeAttendance'; session: string; person: string; reason: string; on: string }
  | { kind: 'cancelSession'; session: string; reason: string; on: string }
  | { kind: 'announceSession'; session: string; plan: Planned; on: string };

type Of<K extends TrainingSessionCommand['kind']> = Extract<TrainingSessionCommand, { kind: K }>;

export function decideTrainingSession(command: TrainingSessionCommand, state: TrainingSession): TrainingSessionFact[] {
  const { session } = command;
  switch (command.kind) {
    case 'scheduleSession':
      return schedule(command);
    case 'countPresent':
      return countPresent(command, held(known(state)));
    case 'checkIn':
      return checkIn(command, held(known(state)));
    case 'strikeAttendance': {
      const { training, unit, attended } = known(state);
      const { person, reason, on } = command;
      if (!attended.has(person)) notFound({ zh: '这条签到', en: 'such attendance' });
      return [
        { type: 'organization.training-attendance-struck', data: { session, training, unit, person, reason, on } },
      ];
    }
    case 'cancelSession': {
      const { training, unit, attended } = held(known(state));
      if (attended.size > 0)
        refuse('session-was-held', '已有人签到，课次不能取消', 'People were present: it cannot be cancelled', {
          zh: '如签到有误，请先撤销签到',
          en: 'If they were counted wrongly, strike them first',
        });
      const { reason, on } = command;
      return [{ type: 'organization.training-session-cancelled', data: { session, training, unit, reason, on } }];
    }
    case 'announceSession':
      return announce(command, state);
    default:
      return command satisfies never;
  }
}

function schedule({ session, plan, draft }: Of<'scheduleSession'>): TrainingSessionFact[] {
  const { training, unit, title, from, to, levels, courses } = stillOpen(plan);
  const { level, course, on } = draft;
  if (on < from || on > to)
    invalidField('/on', 'outside-training', {
      zh: `培训的日期是${from}至${to}`,
      en: `The training is from ${from} to ${to}`,
    });
  if (level !== undefined && !levels.some(({ code }) => code === level))
    invalidField('/level', 'unknown-level', {
      zh: '计划中没有这一阶段或层级',
      en: 'The plan has no such stage or tier',
    });
  if (course !== undefined && !courses.includes(course))
    invalidField('/course', 'unknown-course', { zh: '计划中没有这门课程', en: 'The plan has no such course' });
  return [{ type: 'organization.training-session-scheduled', data: { session, training, unit, title, ...draft } }];
}

/** By list: on the day or later, as lists on paper are typed in. Who is counted already is not counted again. */
function countPresent({ session, plan, people, today }: Of<'countPresent'>, state: Scheduled): TrainingSessionFact[] {
  stillOpen(plan);
  if (today < state.on)
    refuse('session-not-yet', `课次在${state.on}举行`, `The session is on ${state.on}`, {
      zh: '请在当天或之后登记',
      en: 'Count who was there on that day or later',
    });
  const absent = people.find((person) => !expectedAt(state, plan).includes(person));
  if (absent !== undefined)
    invalidField('/people', 'not-enrolled', {
      zh: '名单中有不参加这一课次的人员',
      en: 'Somebody in the list takes no part in this session',
    });
  return people
    .filter((person) => !state.attended.has(person))
    .map((person) => present(session, state, person, 'list'));
}

/** By the code on the trainer's screen, for oneself: on that day. A second time changes nothing. */
function checkIn({ session, plan, person, today }: Of<'checkIn'>, state: Scheduled): TrainingSessionFact[] {
  stillOpen(plan);
  if (!expectedAt(state, plan).includes(person))
    refuse('not-enrolled', '您没有编入这一课次', 'You take no part in this session', {
      zh: '如应参加，请联系培训组织者',
      en: 'If you should, ask whoever holds the training',
    });
  if (today !== state.on)
    refuse('session-not-today', `课次在${state.on}举行，不能在今天签到`, `The session is on ${state.on}, not today`, {
      zh: '请在课次当天扫码签到',
      en: 'Check in on the day of the session',
    });
  return state.attended.has(person) ? [] : [present(session, state, person, 'code')];
}

/** Once, to everybody who is to come; to nobody when it is too late, or nothing comes of it. */
function announce({ session, plan, on }: Of<'announceSession'>, state: TrainingSession): TrainingSessionFact[] {
  if (state.is !== 'scheduled' || state.cancelled || state.announced) return [];
  const { training, unit, title, name, place, on: sessionOn } = state;
  const people = plan.state === 'open' && on <= sessionOn ? expectedAt(state, plan) : [];
  return [
    ...people.map((person): TrainingSessionFact => ({
      type: 'organization.trainee-reminded',
      data: { session, training, unit, title, name, place, person, sessionOn, on },
    })),
    { type: 'organization.training-session-announced', data: { session, training, unit, told: people.length, on } },
  ];
}

const present = (
  session: string,
  { training, unit, on }: Scheduled,
  person: string,
  by: AttendanceWay,
): TrainingSessionFact => ({
  type: 'organization.training-attended',
  data: { session, training, unit, person, by, on },
});

/** Those of its tier; of a stage who has got so far; everybody where it is for all. */
function expectedAt({ level }: Pick<Scheduled, 'level'>, { kind, levels, trainees }: Planned): string[] {
  const before = levels[levels.findIndex(({ code }) => code === level) - 1]?.code;
  return [...trainees].flatMap(([person, { tier, results }]) => {
    const isFor = kind === 'tiered' ? tier === level : before === undefined || results.get(before)?.passed;
    return level === undefined || isFor ? [person] : [];
  });
}

const known = (state: TrainingSession): Scheduled =>
  state.is === 'scheduled' ? state : notFound({ zh: '培训课次', en: 'training session' });

function held(state: Scheduled): Scheduled {
  if (!state.cancelled) return state;
  return refuse('session-cancelled', '这一课次已取消', 'This session was cancelled', {
    zh: '请另外安排课次',
    en: 'Schedule another session',
  });
}
