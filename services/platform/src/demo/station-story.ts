import {
  ChangeStationBook,
  LogStationDay,
  SetStationDuty,
  isoWeekOf,
  mondayOf,
  sundayOf,
  weekAfter,
} from '@ronghe/organization';
import { STATION_WORK } from './front-words.js';
import { Chance } from './random.js';
import { OFFICER, SECRETARY, type World, tell } from './story.js';
import { MONTHS, moment, plusDays } from './year.js';

const FIRST_MONTH = MONTHS - 2;
const [MIN, MAX] = [1, 2];

/** Leaders spend a day or two of each week at a station; one is nowhere in one week, another on leave in one. */
export function tellStations(world: World, leaders: number): void {
  const chance = new Chance(0xd5);
  const weeks = weeksOf(world);
  leadersOf(world, leaders).forEach((leader, i) => {
    const person = world.idOf(leader);
    setDuties(world, person, weeks, leader === SECRETARY);
    weeks.forEach((week, nth) => {
      if (i === 2 && nth === 4) excuse(world, person, week);
      else if (i !== 4 || nth !== 3) tellWeek(world, chance, leader, week);
      close(world, person, week);
    });
  });
}

/** Whole weeks that lie in the last months and are counted before the story ends. */
function weeksOf({ year }: World): string[] {
  const found: string[] = [];
  for (
    let week = isoWeekOf(year.day(FIRST_MONTH, 7));
    plusDays(sundayOf(week), 1) < year.anchor;
    week = weekAfter(week)
  )
    found.push(week);
  return found;
}

/** The secretary, whom visitors of the demo may be, and others of the areas. */
function leadersOf({ areas, people }: World, count: number): string[] {
  const ofAreas = areas.flatMap(({ id }) => people.filter(({ unit }) => unit === id).slice(0, 2));
  const others = ofAreas.map(({ employeeNo }) => employeeNo).filter((no) => no !== SECRETARY);
  return [SECRETARY, ...others].slice(0, count);
}

/** A plan for each year; the secretary’s goes on after the story. */
function setDuties(world: World, person: string, weeks: readonly string[], goesOn: boolean): void {
  for (const year of new Set(weeks.map((week) => week.slice(0, 4)))) {
    const its = weeks.filter((week) => week.startsWith(year));
    const to = goesOn && its.at(-1) === weeks.at(-1) ? undefined : its.at(-1);
    const command = { kind: 'setDuty', person, from: its[0]!, to, min: MIN, max: MAX } as const;
    const on = world.year.day(FIRST_MONTH, 1);
    tell(world, 'stationDuty', `station-duty-${person}-${year}`, on, (context) => new SetStationDuty(context, command));
  }
}

function tellWeek(world: World, chance: Chance, leader: string, week: string): void {
  const person = world.idOf(leader);
  const first = chance.between(0, 1);
  const days = [first, ...(chance.happens(0.4) ? [first + chance.between(1, 3)] : [])];
  for (const day of days) {
    const on = plusDays(mondayOf(week), day);
    const station = chance.one(world.teams).station;
    const command = { kind: 'logDay', person, station, on, done: chance.one(STATION_WORK) } as const;
    tell(world, 'stationDay', `station-${person}-${on}`, on, (context) => new LogStationDay(context, command), leader);
  }
}

function excuse(world: World, person: string, week: string): void {
  const command = { kind: 'excuseWeek', person, week, reason: '年休假', by: world.idOf(OFFICER) } as const;
  const on = mondayOf(week);
  tell(world, 'stationDay', `station-${person}-${week}`, on, (context) => new ChangeStationBook(context, command));
}

function close(world: World, person: string, week: string): void {
  const date = plusDays(sundayOf(week), 1);
  const command = { kind: 'closeWeek', person, week } as const;
  world.steps.push({
    rank: 'stationClose',
    key: `station-close-${person}-${week}`,
    date,
    at: moment(date, 0),
    actor: 'system',
    command: (context) => new ChangeStationBook(context, command),
  });
}
