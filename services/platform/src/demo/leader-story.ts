import { hashId } from '@ronghe/event-sourcing';
import { ChangeLeaderSelection } from '@ronghe/organization';
import { groupLost } from './coverage-story.js';
import { createPost } from './post-story.js';
import type { OilfieldSpec } from './spec.js';
import { type GroupPlan, LEADER, OFFICER, type PersonPlan, type Rank, SECRETARY, type World, tell } from './story.js';
import { MONTHS } from './year.js';

type Command = ConstructorParameters<typeof ChangeLeaderSelection>[1];

const FIRST = 1;
const LAST = MONTHS - 1;

/** The first group chose its leader early in the year; another one of the area is choosing as the year ends. */
export function tellLeaders(world: World, spec: OilfieldSpec): void {
  const [first] = world.groups;
  if (first?.foundedIn === 0) tellChosen(world, first);
  const lost = new Set(spec.coverage.flatMap((scope) => (scope.groupDissolvedIn ? [groupLost(world, scope)] : [])));
  const open = world.groups.find(
    (group) =>
      group !== first && group.area === 0 && group.foundedIn === 0 && !lost.has(group) && stayers(world, group)[0],
  );
  if (!open) return;
  const { nominate, review } = stepsOf(world, open, stayers(world, open)[0]!, LAST);
  nominate();
  review();
}

function tellChosen(world: World, group: GroupPlan): void {
  const voters = stayers(world, group);
  const candidate = voters.find(({ employeeNo }) => employeeNo === LEADER);
  if (!candidate) return;
  // Held by whom they choose.
  createPost(world, { unit: group.id, code: 'ZZ', name: '党小组长', role: 'groupLeader' }, world.year.day(0, 5));
  const { nominate, review, vote, approve } = stepsOf(world, group, candidate, FIRST);
  nominate();
  review();
  vote(voters.length);
  approve();
}

/** Full members of the group from the beginning to the end: others came, left or grew. */
function stayers({ people, steps }: World, group: GroupPlan): PersonPlan[] {
  const changed = new Set(steps.flatMap(({ key }) => /^(?:move|member|leave)-(\d+)-/.exec(key)?.[1] ?? []));
  return people.filter(
    ({ employeeNo, partyGroup, stage, hiredIn }) =>
      partyGroup === group.id && stage === 'full' && hiredIn === undefined && !changed.has(employeeNo),
  );
}

/** The steps of one month; the secretary's are those below the general branch. */
function stepsOf(world: World, { id: partyGroup }: GroupPlan, { employeeNo }: PersonPlan, month: number) {
  const selection = hashId('selection', world.tenant, partyGroup, String(month));
  const say = (rank: Rank, day: number, actor: string, command: (on: string) => Command): void => {
    const on = world.year.day(month, day);
    const key = `${rank}-${partyGroup}-${month}`;
    tell(world, rank, key, on, (context) => new ChangeLeaderSelection(context, command(on)), actor);
  };
  const about = { partyGroup, selection };
  const by = world.idOf(SECRETARY);
  return {
    nominate: () =>
      say('leaderNominate', 13, SECRETARY, (on) => {
        const words = '岗位技能过硬，群众基础好';
        return { kind: 'nominate', ...about, person: world.idOf(employeeNo), by, words, on };
      }),
    review: () =>
      say('leaderReview', 16, SECRETARY, (on) => {
        const words = '征求意见、个别谈话均无异议';
        return { kind: 'review', ...about, by, outcome: 'supported', words, on };
      }),
    vote: (present: number) =>
      say('leaderVote', 20, SECRETARY, (on) => {
        const votes = { present, inFavour: present, against: 0, abstained: 0 };
        return { kind: 'putToMeeting', ...about, votes, on };
      }),
    approve: () =>
      say('leaderApprove', 24, OFFICER, (on) => {
        return { kind: 'approve', ...about, by: world.idOf(OFFICER), from: world.year.day(month, 26), on };
      }),
  };
}
