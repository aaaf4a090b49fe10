import { ChangeRectification, rectificationId } from '@ronghe/alliance-project';
import { ChangeContactPoint, OpenContactPoint, contactPointId } from '@ronghe/organization';
import { CONTACT_EVIDENCE, CONTACT_FINDINGS, CONTACT_WORK } from './front-words.js';
import { Chance } from './random.js';
import { OFFICER, type Rank, SECRETARY, type Step, type World, tell } from './story.js';
import { MONTHS, plusDays } from './year.js';

const FIRST_MONTH = 7;
const DAYS_TO_PUT_RIGHT = 30;

interface Told {
  unit: string;
  leader: string;
  /** Who puts right what is found there. */
  worker: string;
}

/** Leaders of the first areas answer for a station each: they visit it every month, and what they find is put right. */
export function tellContacts(world: World, leaders: number): void {
  const chance = new Chance(0xa10);
  for (let i = 0; i < leaders; i++) {
    const unit = world.teams.find(({ area }) => area === i)!.station;
    const told = { unit, leader: leaderOf(world, i), worker: workerAt(world, unit) };
    const on = world.year.day(FIRST_MONTH, 2);
    const opened = {
      kind: 'openPoint',
      unit,
      person: world.idOf(told.leader),
      purposes: ['safety', 'party'],
      on,
    } as const;
    tell(world, 'contactOpen', `contact-${i}`, on, (context) => new OpenContactPoint(context, opened));
    for (let month = FIRST_MONTH; month < MONTHS; month++) tellVisit(world, chance, told, i, month);
  }
}

/** One of them is the secretary, whom visitors of the demo may be. */
const leaderOf = ({ areas, people }: World, area: number): string =>
  area === 0
    ? SECRETARY
    : people.find(({ unit, employeeNo }) => unit === areas[area]!.id && employeeNo !== SECRETARY)!.employeeNo;

const workerAt = ({ people }: World, station: string): string =>
  people.find(({ team, hiredIn }) => team?.station === station && hiredIn === undefined)!.employeeNo;

function tellVisit(world: World, chance: Chance, { unit, leader, worker }: Told, nth: number, month: number): void {
  const point = contactPointId(unit, world.idOf(leader));
  const key = `contact-${nth}-${month}`;
  const on = world.year.day(month, chance.between(6, 10));
  const visit = `demo-${world.tenant}-${key}`;
  const dueOn = plusDays(on, DAYS_TO_PUT_RIGHT);
  const findings = Array.from({ length: chance.between(0, 2) }, (_, i) => ({
    finding: `${visit}-f${i + 1}`,
    title: CONTACT_FINDINGS[(nth * 5 + month * 2 + i) % CONTACT_FINDINGS.length]!,
    severity: chance.between(1, 4),
    dueOn,
  }));
  const logged = {
    ...({ kind: 'logVisit', point, visit, on, findings } as const),
    ...{ hours: chance.one([2, 4, 8]), done: chance.one(CONTACT_WORK) },
  };
  tell(world, 'contactVisit', key, on, (context) => new ChangeContactPoint(context, logged), leader);
  for (const [i, { finding }] of findings.entries())
    tellRectification(world, chance, `${key}-${i}`, finding, { worker, month, dueOn });
}

/** Put right within the month and checked by another, one in six sent back; what was found last is still open. */
function tellRectification(
  world: World,
  chance: Chance,
  key: string,
  finding: string,
  { worker, month, dueOn }: { worker: string; month: number; dueOn: string },
): void {
  const rectification = rectificationId('contactVisit', finding);
  const person = world.idOf(worker);
  const say = (rank: Rank, step: string, day: number, command: (on: string) => Change, actor?: string): void => {
    const on = world.year.day(month, day);
    const send: Step['command'] = (context) => new ChangeRectification(context, command(on));
    tell(world, rank, `${key}-${step}`, on, send, actor);
  };
  say('rectifyAssign', 'assign', 12, (on) => ({ kind: 'assign', rectification, person, dueOn, on }));
  if (month === MONTHS - 1) return;
  const evidence = chance.one(CONTACT_EVIDENCE);
  say('rectifyDone', 'done', 20, (on) => ({ kind: 'reportDone', rectification, evidence, by: person, on }), worker);
  const by = world.idOf(OFFICER);
  if (!chance.happens(1 / 6))
    return say('rectifyCheck', 'close', 24, (on) => ({ kind: 'close', rectification, by, on }));
  const again = plusDays(dueOn, DAYS_TO_PUT_RIGHT);
  const reopened = { kind: 'reopen', rectification, reason: '现场复核仍不到位，继续整改', dueOn: again, by } as const;
  say('rectifyCheck', 'reopen', 24, (on) => ({ ...reopened, on }));
}

type Change = ConstructorParameters<typeof ChangeRectification>[1];
