import {
  ChangeArea,
  ChangeChart,
  ChangeContract,
  DivideResponsibility,
  RegisterArea,
  RegisterPerson,
  areaId,
  employeeThing,
  demonstrationPostId,
} from '@ronghe/organization';
import { idNumber, personName, phone } from './names.js';
import { Chance } from './random.js';
import type { ResponsibilitySpec } from './spec.js';
import { ADMIN, MEMBER, SECRETARY, type World, tell } from './story.js';
import { plusDays } from './year.js';

type StationSpec = NonNullable<ResponsibilitySpec['station']>;
type PilotSpec = NonNullable<ResponsibilitySpec['pilots']>;

const PLACES = ['输油泵区', '加热炉区', '罐区', '计量区', '注水泵区', '配电区', '污水处理区', '站场巡检区'];
/** Months after the division: one area turns out larger, another member takes over. */
const [MEASURED, PASSED_ON] = [2, 4];
const FIRST_NO = 30_000_001;
const NOBODY = { people: 0, members: 0 };

const numbers = (first: number, count: number): string[] => Array.from({ length: count }, (_, i) => String(first + i));
/** The demo's member is one of the members, and works elsewhere. */
const membersOf = ({ members }: StationSpec): string[] => numbers(FIRST_NO, members - 1);
const employeesOf = ({ employees, members }: StationSpec): string[] => numbers(FIRST_NO + members - 1, employees);

export const staffNumbers = (spec: ResponsibilitySpec | undefined): string[] =>
  spec?.station ? [...membersOf(spec.station), ...employeesOf(spec.station)] : [];

/** Areas, posts and employees are contracted to members. Answers whom it brought. */
export function tellResponsibility(
  world: World,
  spec: ResponsibilitySpec | undefined,
): { people: number; members: number } {
  if (spec?.pilots) tellPilots(world, spec.pilots);
  return spec?.station ? tellStation(world, spec.station) : NOBODY;
}

function tellStation(world: World, station: StationSpec): { people: number; members: number } {
  const { year } = world;
  const over = world.areas[0]!;
  const [code, on] = ['W1L', year.day(0, 1)];
  const unit = `production.${code}`;
  const registered = { tree: 'production', kind: 'station', code, name: station.name, parent: over.id, on } as const;
  tell(
    world,
    'found',
    `found-${unit}`,
    on,
    (context) => new ChangeChart(context, 'production', { kind: 'registerUnit', unit: registered }),
  );
  tellStaff(world, station, unit);
  const areas = tellAreas(world, station, unit);
  const { month } = station;
  const from = year.day(month, 1);
  const members = [...membersOf(station), MEMBER];
  const things = [...areas, ...employeesOf(station).map((no) => employeeThing(world.idOf(no)))];
  const items = things.map((thing, i) => ({ thing, member: world.idOf(members[i % members.length]!) }));
  const division = { unit, from, items, passOn: false };
  tell(world, 'contract', `divide-${unit}`, from, (c) => new DivideResponsibility(c, division, false), SECRETARY);
  const passed = year.day(month + PASSED_ON, 1);
  for (const thing of [areas[0]!, areas[members.length]!]) {
    const command = { kind: 'passOn', thing, member: world.idOf(members[1]!), on: passed, reason: '岗位轮换' } as const;
    tell(world, 'contractChange', `pass-${thing}`, passed, (c) => new ChangeContract(c, command), SECRETARY);
  }
  return { people: members.length - 1 + station.employees, members: members.length - 1 };
}

function tellStaff(world: World, station: StationSpec, unit: string): void {
  const chance = new Chance(0xa4);
  const members = new Set(membersOf(station));
  [...members, ...employeesOf(station)].forEach((employeeNo, i) => {
    const birth = plusDays('1967-01-01', chance.between(0, 12_700));
    const plain = {
      employeeNo,
      name: personName(chance),
      // Beyond the index of anybody else.
      idNumber: idNumber(birth, 9_000 + i),
      phone: phone(9_000 + i),
      unit,
      membership: members.has(employeeNo) ? ('full' as const) : undefined,
      employedOn: plusDays(birth, 20 * 365 + chance.between(0, 900)),
    };
    const id = world.idOf(employeeNo);
    const on = world.year.day(0, 2);
    tell(world, 'register', `person-${employeeNo}`, on, (context) => new RegisterPerson(context, id, plain), ADMIN);
  });
}

/** The last area is found larger later, so that all together have the size that is published. */
function tellAreas(world: World, { areas: count, squareMetres, month }: StationSpec, unit: string): string[] {
  const { year } = world;
  const on = year.day(month - 1, 10);
  const mean = squareMetres / count;
  const found = 150;
  return Array.from({ length: count }, (_, i) => {
    const code = `A${String(i + 1).padStart(2, '0')}`;
    const size = mean + (i % 2 === 0 ? 1 : -1) * 60 * Math.floor(i / 2);
    const isLast = i === count - 1;
    const name = `${PLACES[i % PLACES.length]!}${Math.floor(i / PLACES.length) + 1}`;
    const area = { unit, code, name, squareMetres: isLast ? size - found : size, on };
    const thing = areaId(unit, code);
    tell(world, 'area', `area-${thing}`, on, (context) => new RegisterArea(context, { area }), SECRETARY);
    if (isLast) {
      const measured = year.day(month + MEASURED, 6);
      const command = { kind: 'measureArea', thing, squareMetres: size, on: measured } as const;
      tell(world, 'contractChange', `measure-${thing}`, measured, (c) => new ChangeArea(c, command), SECRETARY);
    }
    return thing;
  });
}

/** The first stations declare posts with their holders, then contract their areas; one post later has another holder. */
function tellPilots(world: World, { first, posts, areas, month }: PilotSpec): void {
  const chance = new Chance(0xc3);
  const { year } = world;
  world.areas.slice(0, first).forEach(({ id: unit }, nth) => {
    const on = year.day(month + Math.floor(nth / 3), 8);
    const actor = nth === 0 ? SECRETARY : undefined;
    const members = chance
      .shuffled(world.members.get(unit.slice('production.'.length)) ?? [])
      .map((no) => world.idOf(no));
    posts.forEach((name, i) => {
      const post = { unit, code: `P${i + 1}`, name, on };
      const what = { post, member: members[i]! };
      const thing = demonstrationPostId(unit, post.code);
      tell(world, 'area', `post-${thing}`, on, (context) => new RegisterArea(context, what), actor);
      if (nth !== 1 || i > 0) return;
      const passed = year.day(month + 5, 3);
      const command = { kind: 'passOn', thing, member: members[posts.length]!, on: passed } as const;
      tell(world, 'contractChange', `pass-${thing}`, passed, (context) => new ChangeContract(context, command), actor);
    });
    areas.forEach((name, i) => {
      const area = { unit, code: `A${i + 1}`, name, squareMetres: chance.between(40, 300) * 10, on };
      const thing = areaId(unit, area.code);
      tell(world, 'area', `area-${thing}`, on, (context) => new RegisterArea(context, { area }), actor);
      // The last station has still to find somebody for one of them.
      if (nth === first - 1 && i === areas.length - 1) return;
      const command = { kind: 'makeContract', thing, member: members[posts.length + i]!, from: on } as const;
      tell(world, 'contract', `contract-${thing}`, on, (context) => new ChangeContract(context, command), actor);
    });
  });
}
