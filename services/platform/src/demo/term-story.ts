import { ChangeTerm, RecordElection, dueFrom, lastDayOf } from '@ronghe/organization';
import { newId } from '@ronghe/service-kit';
import { commandIdOf } from './points-story.js';
import type { OilfieldSpec } from './spec.js';
import { type World, tell } from './story.js';
import { MONTHS, moment, plusDays } from './year.js';

/** One that is due when the year is over (the demo's secretary's), one that is overdue by then, one that was put off. */
const [DUE, OVERDUE, POSTPONED] = [0, 1, 2];
/** Months from the year's beginning: a term of three years then ends in month 15, 10 and 11. */
const ELECTED_IN: Readonly<Record<number, number>> = { [DUE]: -21, [OVERDUE]: -26, [POSTPONED]: -25 };

/** What the ledger has of every Party organisation that elects: most are in term all year, and half a year beyond it. */
export function tellTerms(world: World, spec: OilfieldSpec): void {
  const branches = [...new Set([...world.areas.map(({ party }) => party), ...world.branches])];
  branches.forEach((unit, nth) => {
    const electedOn = world.year.day(ELECTED_IN[nth] ?? -2 - ((nth * 5) % 14), 10 + (nth % 15));
    const election = record(world, unit, electedOn, 12 + ((nth * 7) % 30));
    if (nth > POSTPONED) return;
    const until = lastDayOf(electedOn, 'branch');
    note(world, unit, election, dueFrom(until));
    if (nth === OVERDUE) note(world, unit, election, plusDays(until, 1));
    if (nth === POSTPONED) postpone(world, unit, election, until);
  });
  const committees = ['party.C1', ...spec.plants.map((_, i) => `party.P${i + 1}`)];
  committees.forEach((unit, nth) => record(world, unit, world.year.day(-8 - ((nth * 7) % 30), 18), 120 - nth * 9));
}

function record(world: World, unit: string, electedOn: string, entitled: number): string {
  const key = `election-${unit}`;
  const said = { unit, electedOn, from: electedOn, entitled, present: entitled - (entitled % 3) };
  tell(world, 'election', key, world.year.day(0, 8), (context) => new RecordElection(context, said));
  const { tenant } = world;
  return newId({ tenant, commandId: commandIdOf(tenant, key), actor: 'system', at: world.year.anchor }, 'election');
}

/** As the service's own tick does in time. */
function note(world: World, unit: string, election: string, date: string): void {
  world.steps.push({
    rank: 'electionNote',
    key: `election-note-${unit}-${date}`,
    date,
    at: moment(date, 0),
    actor: 'system',
    command: (context) => new ChangeTerm(context, { kind: 'noteTerm', unit, election }),
  });
}

function postpone(world: World, unit: string, election: string, previousUntil: string): void {
  const on = world.year.day(MONTHS - 2, 6);
  const command = {
    kind: 'postponeElection',
    unit,
    election,
    until: plusDays(previousUntil, 330),
    reason: '机构调整，委员会人选尚未酝酿成熟',
    approvedBy: `党发〔${on.slice(0, 4)}〕6号`,
  } as const;
  tell(world, 'electionPostpone', `election-postpone-${unit}`, on, (context) => new ChangeTerm(context, command));
}
