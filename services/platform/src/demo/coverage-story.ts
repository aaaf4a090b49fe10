import { ChangeTeamCoverage } from '@ronghe/organization';
import { dissolve, foundGroup } from './chart-story.js';
import type { CoverageSpec, OilfieldSpec } from './spec.js';
import { type GroupPlan, type TeamPlan, type World, tell } from './story.js';
import { MONTHS } from './year.js';

const GROUPS_SINCE = '2021-07-01';
const LINK_DAY = 12;

/** Who is covered when: decided first, for people belong to groups only once these exist. */
export function planCoverage(world: World, spec: OilfieldSpec): void {
  for (const scope of spec.coverage) {
    const [first, last] = scope.areas;
    const teams = world.teams.filter((t) => t.area >= first && t.area <= last);
    const isFirst = teams[0] === world.teams[0];
    // The demo member's team is covered from the beginning.
    const order = isFirst ? [teams[0]!, ...world.chance.shuffled(teams.slice(1))] : world.chance.shuffled(teams);
    let next = scope.linked;
    order.slice(0, next).forEach((t) => (t.linkedIn = 0));
    scope.later.forEach((count, i) => {
      order.slice(next, next + count).forEach((t) => (t.linkedIn = i + 1));
      next += count;
    });
    const uncovered = order.slice(scope.linked);
    uncovered.slice(0, Math.round(uncovered.length * scope.blankShare)).forEach((t) => (t.blank = true));
    // Blank teams are found among those linked soon and those never linked alike.
    const blanks = world.chance.shuffled(uncovered.map((t) => t.blank));
    uncovered.forEach((t, i) => (t.blank = blanks[i]!));
  }
  for (const group of world.groups) {
    const months = group.teams.flatMap((t) => t.linkedIn ?? []);
    if (months.length > 0) group.foundedIn = Math.min(...months);
  }
}

export function tellCoverage(world: World, spec: OilfieldSpec): void {
  for (const group of world.groups)
    if (group.foundedIn !== undefined)
      foundGroup(world, group, group.foundedIn === 0 ? GROUPS_SINCE : world.year.day(group.foundedIn, LINK_DAY - 4));
  for (const team of world.teams) if (team.linkedIn !== undefined) link(world, team, team.group, team.linkedIn, '');
  const untouchable = new Set<TeamPlan>([world.teams[0]!]);
  for (const scope of spec.coverage) tellLosses(world, scope, untouchable);
  if (spec.teamDissolvedIn !== undefined) {
    const team = world.teams.findLast((t) => t.linkedIn === undefined)!;
    dissolve(world, team.id, world.year.day(spec.teamDissolvedIn, 3));
  }
}

/** The team that the tenant gives up, which nobody joins. */
export const teamGivenUp = (world: World, spec: OilfieldSpec): TeamPlan | undefined =>
  spec.teamDissolvedIn === undefined ? undefined : world.teams.findLast((t) => t.linkedIn === undefined);

/** The group that a scope loses: it had all its teams from the beginning. */
export function groupLost(world: World, { areas: [first, last] }: CoverageSpec): GroupPlan {
  return world.groups.findLast(
    (g) =>
      g.area >= first && g.area <= last && g.teams.every((t) => t.linkedIn === 0) && !g.teams.includes(world.teams[0]!),
  )!;
}

function tellLosses(world: World, scope: CoverageSpec, untouchable: Set<TeamPlan>): void {
  const [first, last] = scope.areas;
  const month = scope.groupDissolvedIn;
  if (month !== undefined) {
    const lost = groupLost(world, scope);
    lost.teams.forEach((t) => untouchable.add(t));
    dissolve(world, lost.id, world.year.day(month, 4));
    const heir = world.groups.find((g) => g.area === lost.area && g !== lost && g.foundedIn === 0);
    // One of its teams finds another group two months later, the others wait.
    if (heir && lost.teams.length > 1 && month + 2 < MONTHS) {
      unlink(world, lost.teams[0]!, lost.id, month + 2);
      link(world, lost.teams[0]!, heir.id, month + 2, 'again-');
    }
  }
  for (const [at, count] of scope.ended ?? []) {
    const teams = world.teams.filter(
      (t) => t.area >= first && t.area <= last && t.linkedIn === 0 && !untouchable.has(t),
    );
    for (const team of world.chance.shuffled(teams).slice(0, count)) {
      untouchable.add(team);
      unlink(world, team, team.group, at);
    }
  }
}

function link(world: World, { id: team }: TeamPlan, partyGroup: string, month: number, again: string): void {
  const from = world.year.day(month, month === 0 ? 1 : LINK_DAY);
  const command = { kind: 'linkGroup', team, partyGroup, from } as const;
  tell(world, 'link', `link-${again}${team}`, from, (context) => new ChangeTeamCoverage(context, command));
}

function unlink(world: World, { id: team }: TeamPlan, partyGroup: string, month: number): void {
  const to = world.year.day(month, LINK_DAY);
  const command = { kind: 'unlinkGroup', team, partyGroup, to } as const;
  tell(world, 'unlink', `unlink-${team}`, to, (context) => new ChangeTeamCoverage(context, command));
}
