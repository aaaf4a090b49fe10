import { ChangeChart } from '@ronghe/organization';
import { groupLost } from './coverage-story.js';
import type { OilfieldSpec } from './spec.js';
import { type World, tell } from './story.js';
import { MONTHS } from './year.js';

type Command = ConstructorParameters<typeof ChangeChart>[2];

const MONTH = MONTHS - 1;
const DAY = 25;

/** As the year ends two units become one; what they had goes on with the one that stays, so nothing else is told of it. */
export function tellMergers(world: World, spec: OilfieldSpec): void {
  const [from, into, name] = spec.officesMerged ?? [];
  if (from !== undefined && into !== undefined && name !== undefined)
    for (const tree of ['production', 'party'] as const) {
      merge(world, `${tree}.J${from + 1}`, `${tree}.J${into + 1}`);
      const unit = `${tree}.J${into + 1}`;
      const renamed = tree === 'party' ? `${name}党支部` : name;
      say(world, `merged-name-${unit}`, unit, (on) => ({ kind: 'renameUnit', unit, name: renamed, on }));
    }
  if (!spec.groupsMerged) return;
  const lost = new Set(
    spec.coverage.flatMap((scope) => (scope.groupDissolvedIn === undefined ? [] : [groupLost(world, scope)])),
  );
  // The first group is the demo's leader's.
  const lasting = world.groups.slice(1).filter((group) => group.foundedIn !== undefined && !lost.has(group));
  const ends = lasting.findLast(({ branch }, i) => lasting.slice(0, i).some((other) => other.branch === branch))!;
  const stays = lasting.find((group) => group.branch === ends.branch && group !== ends)!;
  merge(world, ends.id, stays.id);
}

const merge = (world: World, unit: string, into: string): void =>
  say(world, `merge-${unit}`, unit, (on) => ({ kind: 'mergeUnit', unit, into, on }));

function say(world: World, key: string, unit: string, command: (on: string) => Command): void {
  const on = world.year.day(MONTH, DAY);
  const tree = unit.startsWith('party.') ? 'party' : 'production';
  tell(world, 'merge', key, on, (context) => new ChangeChart(context, tree, command(on)));
}
