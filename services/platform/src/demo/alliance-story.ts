import { ChangeAlliance, ChangeProblem } from '@ronghe/alliance-project';
import type { AllianceSpec } from './spec.js';
import { MEMBER, OFFICER, SECRETARY, type Step, type World, tell } from './story.js';
import { EVIDENCE, MEETINGS, PROBLEMS, RELEASED, RESOURCES } from './words.js';
import { MONTHS, moment, plusDays } from './year.js';

/** An alliance's year: formed, met every month, resources shared, problems raised, claimed and closed. */
export function tellAlliance(world: World, spec: AllianceSpec, nth: number): void {
  const { chance, year } = world;
  const { key, name, mode, goal, month } = spec;
  const alliance = `demo-${world.tenant}-${key}`;
  const parties = [...spec.parties];
  const on = year.day(month, 3);
  const say = (
    rank: Step['rank'],
    step: string,
    date: string,
    command: ConstructorParameters<typeof ChangeAlliance>[1],
  ): void => {
    if (date < year.anchor)
      tell(world, rank, `${key}-${step}`, date, (context) => new ChangeAlliance(context, command));
  };
  say('form', 'form', on, { kind: 'formAlliance', alliance, name, mode, goal, parties, on });
  spec.taskForces?.forEach((force, i) =>
    say('meet', `force-${i}`, plusDays(on, 2), {
      kind: 'formTaskForce',
      alliance,
      taskForce: `${alliance}-f${i + 1}`,
      name: force,
      lead: parties[i % parties.length]!,
    }),
  );
  const offers = parties.length > 2 ? parties : [...parties, ...parties];
  offers.forEach((offeredBy, i) => {
    const resource = `${alliance}-r${i + 1}`;
    const [resourceKind, what] = RESOURCES[(i * 4 + nth * 3) % RESOURCES.length]!;
    const offered = Math.min(month + (i % 5), MONTHS - 1);
    say('meet', `offer-${i}`, year.day(offered, 8), {
      kind: 'offerResource',
      alliance,
      resource,
      resourceKind,
      name: what,
      offeredBy,
    });
    for (let m = offered; m < MONTHS; m++) {
      const usedBy = chance.one(parties);
      if (usedBy === offeredBy || !chance.happens(0.35)) continue;
      const used = year.day(m, chance.between(10, 27));
      say('raise', `use-${i}-${m}`, used, { kind: 'useResource', alliance, resource, usedBy, on: used });
    }
  });
  for (let m = month; m < MONTHS; m++) {
    const held = year.day(m, 6);
    const meeting = `${alliance}-m${m + 1}`;
    const meets = mode === 'alliance' || m % 3 === month % 3;
    if (meets)
      say('meet', `meeting-${m}`, held, {
        kind: 'holdMeeting',
        alliance,
        meeting,
        on: held,
        subject: MEETINGS[(m + nth) % MEETINGS.length]!,
      });
    for (let i = 0; i < countOf(world, spec.problemsPerMonth); i++) {
      // Half of the problems come up in the month's meeting, the others between meetings.
      const inMeeting = meets && i % 2 === 0;
      const raised = inMeeting ? held : year.day(m, chance.between(7, 25));
      tellProblem(world, {
        alliance,
        key: `${key}-${m}-${i}`,
        parties,
        raised,
        meeting: inMeeting ? meeting : undefined,
      });
    }
  }
}

/** 1.5 is one or two. */
const countOf = ({ chance }: World, mean: number): number => Math.floor(mean) + (chance.happens(mean % 1) ? 1 : 0);

interface NewProblem {
  alliance: string;
  key: string;
  parties: string[];
  raised: string;
  meeting: string | undefined;
}

/** One problem's life; what would lie after the story's end does not happen. */
function tellProblem(world: World, { alliance, key, parties, raised, meeting }: NewProblem): void {
  const { chance, year } = world;
  const problem = `demo-${world.tenant}-p-${key}`;
  const say = (
    rank: Step['rank'],
    date: string,
    command: ConstructorParameters<typeof ChangeProblem>[1],
    actor?: string,
  ): boolean => {
    if (date >= year.anchor) return false;
    tell(world, rank, `${rank}-${key}`, date, (context) => new ChangeProblem(context, command), actor);
    return true;
  };
  const [title, severity] = chance.one(PROBLEMS);
  const raisedBy = chance.one(parties);
  const raiser = chance.happens(0.25) ? OFFICER : chance.happens(0.3) ? SECRETARY : someoneOf(world, raisedBy);
  const raisedByPerson = world.idOf(raiser);
  say(
    'raise',
    raised,
    { kind: 'raiseProblem', problem, alliance, meeting, title, severity, raisedBy, raisedByPerson, on: raised },
    raiser,
  );

  if (chance.happens(0.03)) return;
  const unit = chance.one(parties.filter((p) => p !== raisedBy));
  let claimed = plusDays(raised, chance.between(1, 8));
  let dueOn = plusDays(claimed, chance.between(10, 32));
  if (!say('claim', claimed, { kind: 'claimProblem', problem, unit, on: claimed, dueOn })) return;
  if (chance.happens(0.06)) {
    const given = plusDays(claimed, chance.between(2, 6));
    if (!say('release', given, { kind: 'releaseProblem', problem, reason: chance.one(RELEASED), on: given })) return;
    claimed = plusDays(given, chance.between(1, 5));
    dueOn = plusDays(claimed, chance.between(10, 25));
    const next = chance.one(parties.filter((p) => p !== raisedBy && (p !== unit || parties.length === 2)));
    if (!say('claimAgain', claimed, { kind: 'claimProblem', problem, unit: next, on: claimed, dueOn })) return;
  }
  const days = Math.round((Date.parse(dueOn) - Date.parse(claimed)) / 86_400_000);
  const late = chance.happens(0.1);
  const closed = plusDays(claimed, late ? days + chance.between(3, 20) : chance.between(3, days));
  if (late && plusDays(dueOn, 1) < year.anchor) {
    const at = moment(plusDays(dueOn, 1), 0);
    const command = { kind: 'noteOverdue', problem, dueOn } as const;
    world.steps.push({
      rank: 'overdue',
      key: `overdue-${key}`,
      date: plusDays(dueOn, 1),
      at,
      actor: 'system',
      command: (context) => new ChangeProblem(context, command),
    });
    // Some stay overdue.
    if (chance.happens(0.25)) return;
  }
  const solver = chance.happens(0.05) ? MEMBER : someoneOf(world, unit);
  const handledBy = chance.happens(0.85) ? world.idOf(solver) : undefined;
  say('close', closed, { kind: 'closeProblem', problem, evidence: chance.one(EVIDENCE), handledBy, on: closed });
}

/** A member who works in the unit, its teams, or anywhere when the unit has none of its own. */
function someoneOf(world: World, unit: string): string {
  const code = unit.slice(unit.indexOf('.') + 1);
  const ofIt = world.members.get(code) ?? world.members.get('')!;
  return world.chance.one(ofIt);
}
