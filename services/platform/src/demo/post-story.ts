import type { PostRole } from '@ronghe/contracts';
import { hashId } from '@ronghe/event-sourcing';
import { ChangePost, CreatePost, RegisterDuties, postId } from '@ronghe/organization';
import { COMMITTEE, LEADERS, PLANT_DUTIES } from './post-words.js';
import type { PostsSpec } from './spec.js';
import { type PersonPlan, type World, tell } from './story.js';

interface Plan {
  unit: string;
  code: string;
  name: string;
  role: PostRole;
  duties?: readonly string[];
}

/** Who leads the oilfield, and who sits in the committees of its branches. */
export function tellPosts(world: World, { leaders, committees }: PostsSpec): void {
  if (leaders) tellLeaders(world);
  if (committees) tellCommittees(world, committees);
}

const TOP = 'production.C1';
const TOP_PARTY = 'party.C1';

/**
 * Seven leaders, each with one administrative and one Party post. One of them takes over in the sixth month; in the eighth
 * a duty of another's is given to one of them too, and one duty was never given to anybody.
 */
function tellLeaders(world: World): void {
  const { year } = world;
  const first = year.day(0, 5);
  const register = { unit: TOP, partyOrganization: TOP_PARTY, duties: PLANT_DUTIES, on: first };
  tell(world, 'dutyRegister', 'duty-register', first, (context) => new RegisterDuties(context, register));
  const [before, ...leading] = inOffices(world);
  LEADERS.forEach(({ administrative, party }, i) => {
    const last = i === LEADERS.length - 1;
    for (const [unit, plan] of [
      [TOP, administrative],
      [TOP_PARTY, party],
    ] as const) {
      const [code, name, role, duties] = plan;
      const post = createPost(world, { unit, code, name, role, duties }, first);
      if (!last) appoint(world, post, leading[i]!, first);
      else {
        const left = year.day(5, 20);
        end(world, post, appoint(world, post, before!, first), left);
        appoint(world, post, leading[i]!, left);
      }
    }
  });
  const on = year.day(7, 10);
  const [code, , , duties] = LEADERS[2]!.administrative;
  const command = { kind: 'changeDuties', post: postId(TOP, code), duties: [...duties, 'A4'], on } as const;
  tell(world, 'postDuties', `duties-${command.post}`, on, (context) => new ChangePost(context, command));
}

/** Full members of offices and areas: they stay where they are all year. */
const inOffices = ({ people }: World): PersonPlan[] =>
  people.slice(5).filter(({ team, stage, hiredIn }) => !team && stage === 'full' && hiredIn === undefined);

/** Three members for each branch of the first areas, and a leader for each team: by and by more of them are the same people. */
function tellCommittees(world: World, areas: number): void {
  const { year } = world;
  const first = year.day(0, 5);
  const stay = stayers(world);
  const taken = new Set<PersonPlan>();
  const teams = world.teams.filter(({ area }) => area < areas);
  for (const [nth, branch] of [...new Set(teams.map((team) => team.branch))].entries()) {
    const own = teams.filter((team) => team.branch === branch);
    const leads = own.map((team) => stay.find((p) => p.team === team && p.stage === 'full'));
    const others = stay.filter((p) => p.stage === 'full' && own.includes(p.team!) && !leads.includes(p));
    // Of every three branches one has two team leaders in its committee from the first, one from the summer on, one has one.
    const [a, b] = leads.filter((person) => person !== undefined);
    const members = nth % 3 === 2 ? [others[0], a, others[1]] : [others[0], a, b];
    for (const [i, person] of members.entries()) {
      if (!person || taken.has(person)) continue;
      taken.add(person);
      const [code, name, role] = COMMITTEE[i]!;
      const post = createPost(world, { unit: branch, code, name, role }, first);
      appoint(world, post, person, nth % 3 === 1 && i > 0 ? year.day(3 + (nth % 5), 12) : first);
    }
    for (const [i, team] of own.entries()) {
      const person = leads[i] ?? stay.find((p) => p.team === team);
      if (!person) continue;
      const post = createPost(world, { unit: team.id, code: 'L', name: '班长', role: 'teamLeader' }, first);
      appoint(world, post, person, first);
    }
  }
}

/** Who is in the same team and at the same stage all year. */
function stayers({ people, steps }: World): PersonPlan[] {
  const changed = new Set(steps.flatMap(({ key }) => /^(?:move|member|leave)-(\d+)-/.exec(key)?.[1] ?? []));
  return people.filter(({ employeeNo, hiredIn }) => hiredIn === undefined && !changed.has(employeeNo));
}

export function createPost(world: World, { unit, code, name, role, duties = [] }: Plan, on: string): string {
  const plain = { unit, code, name, role, duties, on };
  const id = postId(unit, code);
  tell(world, 'post', `post-${id}`, on, (context) => new CreatePost(context, plain));
  return id;
}

function appoint(world: World, post: string, { employeeNo }: PersonPlan, from: string): string {
  const appointment = hashId('appointment', world.tenant, post, employeeNo);
  const command = { kind: 'appoint', post, appointment, person: world.idOf(employeeNo), from } as const;
  tell(world, 'appoint', `appoint-${post}-${from}`, from, (context) => new ChangePost(context, command));
  return appointment;
}

function end(world: World, post: string, appointment: string, on: string): void {
  const command = { kind: 'endAppointment', post, appointment, on, reason: 'retired' } as const;
  tell(world, 'postEnd', `end-${post}`, on, (context) => new ChangePost(context, command));
}
