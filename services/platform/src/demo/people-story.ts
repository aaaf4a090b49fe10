import { ChangePerson, RegisterPerson } from '@ronghe/organization';
import { groupLost, teamGivenUp } from './coverage-story.js';
import { idNumber, personName, phone } from './names.js';
import type { OilfieldSpec } from './spec.js';
import {
  ADMIN,
  LEADER,
  MEMBER,
  OFFICER,
  type PersonPlan,
  SECRETARY,
  type Stage,
  type TeamPlan,
  type World,
  tell,
} from './story.js';
import { MONTHS, plusDays } from './year.js';

const STAGES: readonly Stage[] = ['applicant', 'activist', 'candidate', 'probationary', 'full'];
/** The first people are those whom visitors of the demo may be. */
const OF_THE_DEMO = 5;

export const isMember = (person: PersonPlan): boolean => person.stage === 'full' || person.stage === 'probationary';

/** Everyone as the year begins, and employee numbers for those hired during it. */
export function planPeople(world: World, spec: OilfieldSpec): void {
  const { chance, people } = world;
  const add = (unit: string, team?: TeamPlan, employeeNo = String(10_000_000 + people.length + 1)): PersonPlan => {
    const person = { employeeNo, unit, team };
    people.push(person);
    return person;
  };
  const first = world.teams[0]!;
  add('production.C1', undefined, OFFICER);
  add(world.areas[0]!.id, undefined, SECRETARY);
  add(first.id, first, MEMBER);
  add('production.C1', undefined, ADMIN);
  add(first.id, first, LEADER);
  for (const office of world.offices) for (let i = 0; i < 4; i++) add(office);
  for (const area of world.areas) for (let i = 0; i < 5; i++) add(area.id);
  for (let i = 0; people.length < spec.people; i++) {
    const team = world.teams[i % world.teams.length]!;
    // Teams differ in size: some turns pass by some teams.
    if (i < world.teams.length * 2 || chance.happens(0.75)) add(team.id, team);
  }
  const mayBe = people.filter((p) => !p.team?.blank);
  const oneEach = world.teams.flatMap((t) => (t.blank ? [] : (people.find((p) => p.team === t) ?? [])));
  const members = new Set([...people.slice(0, OF_THE_DEMO), ...oneEach]);
  for (const person of chance.shuffled(mayBe)) if (members.size < spec.members) members.add(person);
  const founded = new Set(world.groups.flatMap((g) => (g.foundedIn === 0 ? g.id : [])));
  for (const [i, person] of people.entries()) {
    if (members.has(person)) person.stage = i < OF_THE_DEMO || chance.happens(0.96) ? 'full' : 'probationary';
    else if (chance.happens(0.16))
      person.stage = chance.one(['applicant', 'applicant', 'activist', 'candidate'] as const);
    if (isMember(person) && person.team && founded.has(person.team.group)) person.partyGroup = person.team.group;
  }
}

export function tellPeople(world: World, spec: OilfieldSpec): void {
  world.people.forEach((person, i) => register(world, person, i, world.year.day(0, 2)));
  for (let month = 1; month < MONTHS; month++) tellMonth(world, spec, month);
}

function register(world: World, person: PersonPlan, index: number, date: string, employedOn?: string): void {
  const { chance } = world;
  const birth = plusDays('1967-01-01', chance.between(0, 12_700));
  const plain = {
    employeeNo: person.employeeNo,
    name: personName(chance),
    idNumber: idNumber(birth, index),
    phone: phone(index),
    unit: person.unit,
    partyGroup: person.partyGroup,
    membership: person.stage,
    employedOn: employedOn ?? plusDays(birth, 20 * 365 + chance.between(0, 900)),
  };
  const id = world.idOf(person.employeeNo);
  tell(
    world,
    'register',
    `person-${person.employeeNo}`,
    date,
    (context) => new RegisterPerson(context, id, plain),
    ADMIN,
  );
}

function tellMonth(world: World, spec: OilfieldSpec, month: number): void {
  const { chance, people, year } = world;
  // Of one person one change a month: commands of one rank go together.
  const touched = new Set<PersonPlan>(people.slice(0, OF_THE_DEMO));
  const day = (): string => year.day(month, chance.between(8, 11));
  const change = (person: PersonPlan, stage: Stage, partyGroup?: string): void => {
    touched.add(person);
    if (person.stage !== stage) person.reachedInYear = true;
    person.stage = stage;
    person.partyGroup = partyGroup ?? person.partyGroup;
    const command = {
      kind: 'changeMembership',
      person: world.idOf(person.employeeNo),
      stage,
      partyGroup,
      on: day(),
    } as const;
    tell(
      world,
      'change',
      `member-${person.employeeNo}-${month}`,
      command.on,
      (context) => new ChangePerson(context, command),
    );
  };
  const move = (person: PersonPlan, team: TeamPlan): void => {
    touched.add(person);
    person.team = team;
    person.unit = team.id;
    const command = { kind: 'movePerson', person: world.idOf(person.employeeNo), unit: team.id, on: day() } as const;
    tell(
      world,
      'change',
      `move-${person.employeeNo}-${month}`,
      command.on,
      (context) => new ChangePerson(context, command),
    );
  };
  const membersOf = (team: TeamPlan): PersonPlan[] => people.filter((p) => p.team === team && isMember(p));
  const groupOf = (person: PersonPlan): string | undefined =>
    world.groups.find(
      (g) => g.id === person.team?.group && g.foundedIn !== undefined && g.foundedIn <= month && !gone.has(g.id),
    )?.id;
  const lostNow = spec.coverage.filter((s) => s.groupDissolvedIn !== undefined && s.groupDissolvedIn <= month);
  const gone = new Set(lostNow.map((s) => groupLost(world, s).id));
  const givenUp = teamGivenUp(world, spec);

  // A blank team is linked once a member has come to it.
  for (const team of world.teams.filter((t) => t.linkedIn === month && membersOf(t).length === 0)) {
    const from = world.teams.filter((t) => t.area === team.area && membersOf(t).length > 1);
    const comes = from.flatMap(membersOf).find((p) => !touched.has(p));
    if (comes) move(comes, team);
  }
  // Members join the group that their team now has, and leave one that is no more.
  for (const person of people)
    if (isMember(person) && !touched.has(person)) {
      const group = groupOf(person);
      if (group && group !== person.partyGroup) change(person, person.stage!, group);
    }
  if (givenUp && spec.teamDissolvedIn === month + 1) {
    const heir = world.teams.find((t) => t.station === givenUp.station && t !== givenUp)!;
    for (const person of people) if (person.team === givenUp) move(person, heir);
  }
  const free = chance.shuffled(people.filter((p) => !touched.has(p) && p.team && p.team !== givenUp && !p.team.blank));
  const growing = free.filter(mayGrow).slice(0, spec.monthly.stages);
  for (const person of growing) {
    const next = STAGES[STAGES.indexOf(person.stage!) + 1]!;
    change(person, next, next === 'probationary' ? groupOf(person) : undefined);
  }
  const movers = free.filter((p) => !touched.has(p) && !isMember(p)).slice(0, spec.monthly.moves);
  for (const person of movers) {
    const near = world.teams.filter((t) => t.area === person.team!.area && t !== person.team && t !== givenUp);
    if (near.length > 0) move(person, chance.one(near));
  }
  for (let i = 0; i < spec.monthly.hired; i++) {
    const team = chance.one(world.teams.filter((t) => t !== givenUp));
    const person: PersonPlan = { employeeNo: hiredNo(month, i), unit: team.id, team, hiredIn: month };
    people.push(person);
    register(world, person, people.length, day(), year.day(month, 1));
  }
}

/** An activist is observed for a year, and a probation lasts one. */
const mayGrow = ({ stage, reachedInYear }: PersonPlan): boolean =>
  stage !== undefined && stage !== 'full' && !(reachedInYear && (stage === 'activist' || stage === 'probationary'));

const hiredNo = (month: number, nth: number): string => String(20_000_000 + month * 1_000 + nth);

/** Numbers of everyone the story ever names. */
export const employeeNumbers = (world: World, spec: OilfieldSpec): string[] => [
  ...world.people.map((p) => p.employeeNo),
  ...Array.from({ length: (MONTHS - 1) * spec.monthly.hired }, (_, i) =>
    hiredNo(1 + Math.floor(i / spec.monthly.hired), i % spec.monthly.hired),
  ),
];
