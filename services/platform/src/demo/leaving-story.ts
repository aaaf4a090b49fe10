import type { KeyStaffKind, LeavingReason } from '@ronghe/contracts';
import { ChangePerson } from '@ronghe/organization';
import { isMember } from './people-story.js';
import type { OilfieldSpec } from './spec.js';
import { type PersonPlan, type Rank, type World, tell } from './story.js';

type Command = ConstructorParameters<typeof ChangePerson>[1];

const LEAVINGS: readonly LeavingReason[] = ['retired', 'resigned', 'transferredOut'];
const KINDS: readonly KeyStaffKind[] = ['technique', 'craft', 'management', 'craft'];
/** Members leave when all else is told, so that no other story needs them any more. */
const LAST = 11;

/** Some leave and one of them returns, and some become key staff: people of whom no other story tells. */
export function tellLeavings(world: World, { people: atFirst }: OilfieldSpec): void {
  const { year, people, steps } = world;
  const told = new Set(steps.flatMap(({ key }) => /^(?:move|member)-(\d+)-/.exec(key)?.[1] ?? []));
  // From the end: the other stories begin with the first teams.
  const quiet = people.slice(0, atFirst).filter((p) => p.team && !told.has(p.employeeNo));
  const workers = quiet.filter(({ stage }) => stage === undefined).toReversed();
  const members = quiet.filter((p) => isMember(p) && colleagues(world, p) > 1).toReversed();
  const change = (rank: Rank, person: PersonPlan, month: number, day: number, what: (on: string) => object): void => {
    const on = year.day(month, day);
    const command = { ...what(on), person: world.idOf(person.employeeNo), on } as Command;
    const key = `${command.kind}-${person.employeeNo}-${month}`;
    tell(world, rank, key, on, (context) => new ChangePerson(context, command));
  };

  const leaving = Math.max(2, Math.round(atFirst / 300));
  for (const [i, worker] of workers.slice(0, leaving).entries())
    change('leave', worker, 3 + (i % 8), 24, () => ({ kind: 'leave', reason: LEAVINGS[i % LEAVINGS.length] }));
  const [back] = workers;
  if (back) change('comeBack', back, 9, 25, () => ({ kind: 'return', unit: back.unit }));
  for (const member of members.slice(0, 2))
    change('leave', member, LAST, 27, () => ({ kind: 'leave', reason: 'retired' }));

  const key = [...members.slice(2, 8), ...workers.slice(leaving, leaving + 6)];
  for (const [i, person] of key.entries())
    change('keyStaff', person, 1 + (i % 9), 22, () => ({ kind: 'markKeyStaff', as: KINDS[i % KINDS.length] }));
  const [moved] = key;
  if (moved) change('leave', moved, LAST, 26, () => ({ kind: 'endKeyStaff', reason: 'changedWork' }));
}

const colleagues = ({ people }: World, { team }: PersonPlan): number =>
  people.filter((p) => p.team === team && isMember(p)).length;
