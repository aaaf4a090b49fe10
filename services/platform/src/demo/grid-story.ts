import type { GroupRight } from '@ronghe/contracts';
import { hashId } from '@ronghe/event-sourcing';
import { ChangePartyOrganization } from '@ronghe/organization';
import { groupLost } from './coverage-story.js';
import type { GridSpec, OilfieldSpec } from './spec.js';
import { type GroupPlan, LEADER, type Rank, SECRETARY, type World, tell } from './story.js';
import { MONTHS } from './year.js';

type Command = ConstructorParameters<typeof ChangePartyOrganization>[1];

const USES: Record<GroupRight, readonly string[]> = {
  awards: ['推荐月度岗位能手两名', '评出季度安全之星', '推荐年度先进个人'],
  bonus: ['当月奖金二次分配方案', '节约奖按贡献分配'],
  attendance: ['审定当月考勤', '批准调休安排'],
  dailyWork: ['调整巡井路线和班次', '安排冬防保温分工', '安排设备保养日'],
};
/** In a month with this chance; money is shared out every month. */
const HOW_OFTEN: Record<GroupRight, number> = { awards: 0.3, bonus: 1, attendance: 0.8, dailyWork: 0.6 };

/** Groups declare a type and a brand, are given rights, use them, and one of them loses the bonus right again. */
export function tellGrid(world: World, spec: OilfieldSpec, grid: GridSpec): void {
  const lost = new Map(
    spec.coverage.flatMap((scope) =>
      scope.groupDissolvedIn === undefined ? [] : [[groupLost(world, scope), scope.groupDissolvedIn] as const],
    ),
  );
  const founded = world.groups.filter(({ foundedIn }) => foundedIn !== undefined);
  const lasting = founded.filter((group) => !lost.has(group));
  lasting.slice(0, grid.identities.length).forEach((group, i) => {
    const [groupType, brand] = grid.identities[i]!;
    const month = Math.min(Math.max(group.foundedIn! + 1, 1 + (i % 5)), MONTHS - 1);
    say(world, 'declare', group, `declare-${group.id}`, world.year.day(month, 15), (on) => ({
      kind: 'declareIdentity',
      partyGroup: group.id,
      groupType,
      brand,
      on,
    }));
  });
  founded.forEach((group, i) => tellRights(world, group, i, grid, lost.get(group) ?? MONTHS));
}

/** Every group arranges its own days; every other one shares out its bonus; some propose awards. */
const rightsOf = (nth: number): GroupRight[] => [
  'attendance',
  'dailyWork',
  ...(nth % 2 === 0 ? (['bonus'] as const) : []),
  ...(nth % 3 === 0 ? (['awards'] as const) : []),
];

function tellRights(world: World, group: GroupPlan, nth: number, grid: GridSpec, until: number): void {
  const { chance, year } = world;
  const first = Math.max(grid.grantedIn, group.foundedIn! + 1);
  if (first >= until) return;
  const partyGroup = group.id;
  for (const right of rightsOf(nth)) {
    const key = `${right}-${partyGroup}`;
    const grant = hashId('grant', world.tenant, key);
    const limit =
      right === 'bonus'
        ? { per: 'month' as const, fen: grid.bonusPerMonth * 100 }
        : right === 'awards'
          ? { per: 'quarter' as const, uses: 3 }
          : undefined;
    const from = year.day(first, 1);
    say(world, 'grant', group, `grant-${key}`, from, () => ({
      kind: 'grantRight',
      partyGroup,
      grant,
      right,
      from,
      limit,
    }));
    const loses = right === 'bonus' && nth === 2 ? Math.min(9, until) : until;
    for (let month = first; month < loses; month++) {
      if (!chance.happens(HOW_OFTEN[right])) continue;
      const fen = right === 'bonus' ? chance.between(20, grid.bonusPerMonth / 100) * 10_000 : undefined;
      const what = chance.one(USES[right]);
      const use = hashId('use', world.tenant, key, String(month));
      say(world, 'use', group, `use-${key}-${month}`, year.day(month, chance.between(8, 26)), (on) => ({
        kind: 'useRight',
        partyGroup,
        use,
        right,
        on,
        what,
        fen,
      }));
    }
    if (loses < until)
      say(world, 'withdraw', group, `withdraw-${key}`, year.day(loses, 5), (on) => ({
        kind: 'withdrawRight',
        partyGroup,
        grant,
        on,
        reason: '分配方案未公开，整改后再授权',
      }));
  }
}

/** Told by who answers for the first area where it is his, else by the officer. */
function say(
  world: World,
  rank: Rank,
  group: GroupPlan,
  key: string,
  date: string,
  command: (on: string) => Command,
): void {
  const actor = group.area === 0 ? (rank === 'use' && group === world.groups[0] ? LEADER : SECRETARY) : undefined;
  tell(world, rank, key, date, (context) => new ChangePartyOrganization(context, command(date)), actor);
}
