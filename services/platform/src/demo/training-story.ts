import type { TrainingKind } from '@ronghe/contracts';
import { hashId } from '@ronghe/event-sourcing';
import {
  ChangePerson,
  ChangeTraining,
  ChangeTrainingCourse,
  ChangeTrainingSession,
  ConfirmKeyStaff,
  EnrolTrainees,
  PlanTraining,
  ScheduleSession,
} from '@ronghe/organization';
import { isMember } from './people-story.js';
import { Chance } from './random.js';
import type { TrainingSpec } from './spec.js';
import { MEMBER, OFFICER, type PersonPlan, type Rank, SECRETARY, type Step, type World, tell } from './story.js';
import { COURSES, STAGES, TIERS } from './training-words.js';
import { moment, plusDays } from './year.js';

const PASS_MARK = 60;

interface Told {
  world: World;
  chance: Chance;
  training: string;
  say: (rank: Rank, key: string, date: string, command: Step['command'], actor?: string) => void;
}

/** The menu of the oilfield, and one training of the first area: in tiers, or in stages to key staff. */
export function tellTraining(world: World, { kind, people }: TrainingSpec): void {
  const chance = new Chance(0xb4);
  const training = `t${hashId('training', world.tenant, kind)}`;
  const told: Told = {
    ...{ world, chance, training },
    say: (rank, key, date, command, actor = SECRETARY) => tell(world, rank, `training-${key}`, date, command, actor),
  };
  for (const { code: course, ...content } of COURSES) {
    const on = world.year.day(0, 6);
    const command = { kind: 'offerCourse', course, content, on } as const;
    told.say('trainingCourse', `course-${course}`, on, (c) => new ChangeTrainingCourse(c, command), OFFICER);
  }
  const quiet = quietPeople(world);
  const free = quiet.filter(({ team, employeeNo }) => team?.area === 0 || employeeNo === MEMBER);
  if (free.length === 0) throw new Error(`nobody of ${world.areas[0]?.id} is free for a training`);
  if (kind === 'tiered') tellTiers(told, free, people);
  else tellStages(told, free.filter(isMember).slice(0, people[0]));
  tellAdmitted(told, quiet);
}

/** People of whom no other story tells anything in the year, the demo's member before them. */
function quietPeople({ people, steps }: World): PersonPlan[] {
  const told = new Set(
    steps.flatMap(({ key }) => (/^(person|duty)-/.test(key) ? [] : (/-(\d{8})(-|$)/.exec(key)?.[1] ?? []))),
  );
  const of = people.filter(
    ({ employeeNo: no, team, hiredIn }) =>
      no === MEMBER || (team && !team.blank && hiredIn === undefined && no < '90000000' && !told.has(no)),
  );
  return [...of].sort((a, b) => Number(b.employeeNo === MEMBER) - Number(a.employeeNo === MEMBER));
}

function plan(
  { world, training, say }: Told,
  draft: { title: string; kind: TrainingKind; names: readonly string[]; courses: string[]; from: string; to: string },
  followUp?: { code: string; name: string; dueOn: string },
): string[] {
  const { title, kind, names, courses, from, to } = draft;
  const levels = names.map((name, i) => ({ code: `${kind === 'tiered' ? 'T' : 'S'}${i + 1}`, name }));
  const about = { unit: world.areas[0]!.id, title, kind, levels, courses, passMark: PASS_MARK, from, to, followUp };
  say('trainingPlan', 'plan', from, (c) => new PlanTraining(c, training, about));
  return levels.map(({ code }) => code);
}

interface Session {
  name: string;
  course: string;
  level?: string;
  place: string;
  /** Planned on this day. */
  planned: string;
  on: string;
}

/** Scheduled, said the day before, and held by those of `who` who came. */
function session({ world, chance, training, say }: Told, draft: Session, who: readonly PersonPlan[]): void {
  const { planned, ...its } = draft;
  const key = `${its.course}-${its.level ?? 'all'}-${its.on}`;
  const id = `s${hashId('session', world.tenant, key)}`;
  say('trainingFill', `session-${key}`, planned, (c) => new ScheduleSession(c, id, training, its));
  if (who.length === 0) return;
  const near = plusDays(its.on, -1);
  const announce = { kind: 'announceSession', session: id, on: near } as const;
  world.steps.push({
    rank: 'trainingAnnounce',
    key: `training-announce-${key}`,
    date: near,
    at: moment(near, 0),
    actor: 'system',
    command: (context) => new ChangeTrainingSession(context, announce),
  });
  const people = who.filter(() => chance.happens(0.92)).map(({ employeeNo }) => world.idOf(employeeNo));
  const count = { kind: 'countPresent', session: id, people, today: its.on } as const;
  say('trainingHeld', `held-${key}`, its.on, (c) => new ChangeTrainingSession(c, count));
}

function results({ world, training, say }: Told, level: string, on: string, scores: Map<PersonPlan, number>): void {
  const list = [...scores].map(([{ employeeNo }, score]) => ({ person: world.idOf(employeeNo), score }));
  const command = { kind: 'recordResults', training, level, scores: list, on, today: on } as const;
  say('trainingHeld', `results-${level}`, on, (c) => new ChangeTraining(c, command));
}

/** B4: thirty people in three tiers; it goes on as the year ends. */
function tellTiers(told: Told, free: readonly PersonPlan[], sizes: readonly number[]): void {
  const { world, chance, training, say } = told;
  const { year } = world;
  const from = year.day(8, 3);
  const to = plusDays(year.anchor, 75);
  const draft = {
    title: '应需补短固优三级培训',
    kind: 'tiered' as const,
    names: TIERS,
    courses: ['DIAG', 'HSE', 'METER'],
  };
  const levels = plan(told, { ...draft, from, to }, { code: 'F1', name: '跟踪考核', dueOn: plusDays(to, 90) });
  let next = 0;
  const tiers = levels.map((level, i) => {
    const people = free.slice(next, (next += sizes[i]!));
    const ids = people.map(({ employeeNo }) => world.idOf(employeeNo));
    say(
      'trainingFill',
      `enrol-${level}`,
      year.day(8, 5),
      (c) => new EnrolTrainees(c, training, ids, level, year.day(8, 5)),
    );
    return { level, people };
  });
  const all = tiers.flatMap(({ people }) => people);
  const planned = year.day(8, 6);
  session(told, { name: '开班与安全须知', course: 'HSE', place: '作业区培训室', planned, on: year.day(8, 15) }, all);
  for (const { level, people } of tiers)
    session(told, { name: '分层实操', course: 'DIAG', level, place: '实训井场', planned, on: year.day(9, 18) }, people);
  session(told, { name: '资料录取竞赛', course: 'METER', place: '作业区培训室', planned, on: year.day(10, 16) }, all);
  const ahead = plusDays(year.anchor, 45);
  session(told, { name: '结业讲评', course: 'HSE', place: '作业区培训室', planned: year.day(11, 5), on: ahead }, []);
  for (const [i, { level, people }] of tiers.entries()) {
    // The tiers differ in what their people know; one of the last has not been examined yet.
    const examined = i === tiers.length - 1 ? people.slice(0, -1) : people;
    const low = [62, 48, 82][i]!;
    results(told, level, year.day(11, 20), new Map(examined.map((p) => [p, chance.between(low, low + 16)])));
  }
}

/** A3: members pass three stages, fewer each time; of those who passed all, one is not confirmed yet. */
function tellStages(told: Told, people: readonly PersonPlan[]): void {
  const { world, chance, training, say } = told;
  const { year } = world;
  const [from, to] = [year.day(2, 3), year.day(9, 28)];
  const draft = {
    title: '党员骨干阶梯培养',
    kind: 'staged' as const,
    names: STAGES,
    courses: ['PARTY', 'DIAG', 'LEAD'],
  };
  const levels = plan(told, { ...draft, from, to });
  const ids = people.map(({ employeeNo }) => world.idOf(employeeNo));
  const enrolled = year.day(2, 5);
  say('trainingFill', 'enrol', enrolled, (c) => new EnrolTrainees(c, training, ids, undefined, enrolled));
  let left = [...people];
  for (const [i, level] of levels.entries()) {
    const month = 3 + i * 2;
    const course = draft.courses[i]!;
    const planned = year.day(month, 2);
    const name = `${STAGES[i]}阶段集中学习`;
    session(told, { name, course, level, place: '区党支部活动室', planned, on: year.day(month, 14) }, left);
    const passing = left.slice(0, Math.max(1, Math.round(left.length * 0.7)));
    const score = (p: PersonPlan): number => (passing.includes(p) ? chance.between(68, 96) : chance.between(41, 58));
    results(told, level, year.day(month, 24), new Map(left.map((p) => [p, score(p)])));
    left = passing;
  }
  for (const { employeeNo } of left.slice(0, -1)) {
    const on = year.day(8, 12);
    const person = world.idOf(employeeNo);
    say('trainingDone', `key-${employeeNo}`, on, (c) => new ConfirmKeyStaff(c, training, person, 'technique', on));
  }
  const on = year.day(9, 28);
  const command = { kind: 'completeTraining', training, on, today: on } as const;
  say('trainingDone', 'complete', on, (c) => new ChangeTraining(c, command));
}

/** The other way: a candidate who was key staff first. */
function tellAdmitted({ world, say }: Told, quiet: readonly PersonPlan[]): void {
  const candidate = quiet.find(({ stage }) => stage === 'candidate');
  if (!candidate) return;
  const person = world.idOf(candidate.employeeNo);
  const [marked, admitted] = [world.year.day(4, 11), world.year.day(7, 9)];
  const mark = { kind: 'markKeyStaff', person, as: 'craft', on: marked } as const;
  const admit = { kind: 'changeMembership', person, stage: 'probationary', on: admitted } as const;
  say('trainingDone', `mark-${candidate.employeeNo}`, marked, (c) => new ChangePerson(c, mark));
  say('trainingDone', `admit-${candidate.employeeNo}`, admitted, (c) => new ChangePerson(c, admit));
}
