import { ChangeDutyList, IssueDutyVersion, SignDutyVersion, dutyListId } from '@ronghe/organization';
import { dutiesOf } from './duty-words.js';
import { Chance } from './random.js';
import { MEMBER, OFFICER, type Rank, type Step, type World, tell } from './story.js';
import { MONTHS, moment } from './year.js';

const CODE = 'POST';
const NAME = '九大岗位责任制';

/** The first teams keep the nine duties: most sign a version in time, the others once they were reminded. */
export function tellDuties(world: World, { teams, every }: { teams: number; every: number }): void {
  const chance = new Chance(0xb5);
  for (const { id: unit } of world.teams.slice(0, teams)) {
    const signers = stayers(world, unit);
    for (let nth = 0, month = every - 1; month < MONTHS; nth++, month += every)
      tellVersion(world, chance, unit, signers, { nth, month });
  }
}

/** Who works in the team all year: who comes or goes is not asked to sign. */
function stayers({ people, steps }: World, unit: string): string[] {
  const moved = new Set(steps.flatMap(({ key }) => /^(?:move|leave)-(\d+)-/.exec(key)?.[1] ?? []));
  return people.flatMap(({ employeeNo, team, hiredIn }) =>
    team?.id === unit && hiredIn === undefined && !moved.has(employeeNo) ? employeeNo : [],
  );
}

function tellVersion(
  world: World,
  chance: Chance,
  unit: string,
  staff: readonly string[],
  { nth, month }: { nth: number; month: number },
): void {
  const { year } = world;
  const list = dutyListId(unit, CODE);
  const version = year.month(month);
  const [on, dueOn, over] = [year.day(month, 15), year.day(month, 22), year.day(month, 23)];
  const isLast = month === MONTHS - 1;
  const say = (rank: Rank, key: string, date: string, command: Step['command'], actor = OFFICER): void =>
    tell(world, rank, `duty-${unit}-${month}-${key}`, date, command, actor);
  const sign = (rank: Rank, no: string, from: number, to: number): void =>
    say(rank, no, year.day(month, chance.between(from, to)), (c) => new SignDutyVersion(c, list, version), no);

  const signers = staff.map((no) => world.idOf(no));
  const draft = { name: NAME, version, items: dutiesOf(nth), signers, on, dueOn };
  const of = nth === 0 ? { unit, code: CODE } : { list };
  say('dutyIssue', 'issue', on, (context) => new IssueDutyVersion(context, of, draft));

  // The last version waits for two, one of them the demo's member.
  const late = isLast
    ? staff.filter((no, i) => no === MEMBER || i === staff.length - 1)
    : staff.filter(() => chance.happens(0.12));
  for (const no of staff) if (!late.includes(no)) sign('dutySign', no, 16, 22);
  if (late.length === 0) return;
  const due = { kind: 'noteDue', list, version, on: over } as const;
  world.steps.push({
    rank: 'dutyRemind',
    key: `duty-${unit}-${month}-due`,
    date: over,
    at: moment(over, 0),
    actor: 'system',
    command: (context) => new ChangeDutyList(context, due),
  });
  if (!isLast) for (const no of late) sign('dutySignLate', no, 24, 27);
}
