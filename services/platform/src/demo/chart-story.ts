import { ChangeChart } from '@ronghe/organization';
import { chinese } from './names.js';
import type { OilfieldSpec } from './spec.js';
import { type World, tell } from './story.js';

type Unit = Extract<ConstructorParameters<typeof ChangeChart>[2], { kind: 'registerUnit' }>['unit'];

/** Units of one command at most; a commit has a size limit. */
const PER_COMMAND = 400;
const LONG_AGO = '2015-01-01';
const CRAFTS = ['采油', '注水', '集输', '维修', '采油', '井下', '化验', '采油'];

/** Both trees as they stand when the year begins; groups that are founded later are told by the coverage story. */
export function tellChart(world: World, spec: OilfieldSpec): void {
  const production: Unit[] = [];
  const party: Unit[] = [];
  const add = (list: Unit[], kind: Unit['kind'], code: string, name: string, parent?: string): string => {
    const tree = list === party ? 'party' : 'production';
    list.push({ tree, kind, code, name, parent, on: LONG_AGO });
    return `${tree}.${code}`;
  };
  const top = add(production, spec.top, 'C1', spec.name);
  const committee = add(party, 'partyCommittee', 'C1', `${spec.name}党委`);
  const above = spec.plants.map((name, i) => ({
    id: add(production, 'plant', `P${i + 1}`, name, top),
    party: add(party, 'partyCommittee', `P${i + 1}`, `${name}党委`, committee),
  }));
  spec.offices.forEach((name, i) => {
    world.offices.push(add(production, 'office', `J${i + 1}`, name, top));
    world.branches.push(add(party, 'branch', `J${i + 1}`, `${name}党支部`, committee));
  });
  spec.areas.forEach((area, a) => {
    const code = `W${a + 1}`;
    const over = area.plant === undefined ? { id: top, party: committee } : above[area.plant]!;
    const id = add(production, area.kind, code, area.name, over.id);
    const general = spec.generalBranches;
    const branch = add(
      party,
      general ? 'generalBranch' : 'branch',
      code,
      `${area.name}党${general ? '总支' : '支部'}`,
      over.party,
    );
    world.areas.push({ id, name: area.name, party: branch, plant: area.plant === undefined ? undefined : over.id });
    if (!general) world.branches.push(branch);
    const stations = (area.stations ?? []).map((name, s) => ({
      id: add(production, 'station', `${code}S${s + 1}`, name, id),
      branch: general ? add(party, 'branch', `${code}S${s + 1}`, `${name}党支部`, branch) : branch,
    }));
    if (general) world.branches.push(...stations.map((s) => s.branch));
    if (stations.length === 0) stations.push({ id, branch });
    for (let t = 0; t < area.teams; t++) {
      const at = stations[Math.floor((t * stations.length) / area.teams)]!;
      const name = `${CRAFTS[t % CRAFTS.length]}${chinese(t + 1)}班`;
      const team = add(production, 'team', `${code}T${t + 1}`, name, at.id);
      world.teams.push({ id: team, name, area: a, station: at.id, branch: at.branch, group: '', blank: false });
    }
  });
  planGroups(world, spec);
  world.partyOrganizations = party.length;
  send(world, 'production', production);
  send(world, 'party', party);
  tellChanges(world, spec);
}

/** Neighbouring teams of one branch share a group; which of them are founded, and when, the coverage story decides. */
function planGroups(world: World, spec: OilfieldSpec): void {
  const counts = new Map<string, number>();
  for (const team of world.teams) {
    const last = world.groups.at(-1);
    if (last && last.branch === team.branch && last.teams.length < spec.teamsPerGroup) last.teams.push(team);
    else {
      const nth = (counts.get(team.branch) ?? 0) + 1;
      counts.set(team.branch, nth);
      const id = `party.G${world.groups.length + 1}`;
      world.groups.push({ id, name: `第${chinese(nth)}党小组`, branch: team.branch, area: team.area, teams: [team] });
    }
    team.group = world.groups.at(-1)!.id;
  }
}

function send(world: World, tree: Unit['tree'], units: readonly Unit[]): void {
  const on = world.year.day(0, 1);
  for (let i = 0; i < units.length; i += PER_COMMAND) {
    const some = units.slice(i, i + PER_COMMAND);
    tell(
      world,
      'chart',
      `chart-${tree}-${i}`,
      on,
      (context) => new ChangeChart(context, tree, { kind: 'reconcileUnits', units: some, on }),
    );
  }
}

/** Renamed and moved units; a step of the chart comes first in its month, so that nothing of that month names what is gone. */
function tellChanges(world: World, spec: OilfieldSpec): void {
  for (const { month, unit, name } of spec.renames) {
    const on = world.year.day(month, 5);
    const tree = unit.startsWith('party.') ? 'party' : 'production';
    tell(
      world,
      'chart',
      `rename-${unit}-${month}`,
      on,
      (context) => new ChangeChart(context, tree, { kind: 'renameUnit', unit, name, on }),
    );
  }
  const moved = spec.reorganised;
  if (!moved) return;
  const on = world.year.day(moved.month, 10);
  const unit = world.teams[moved.team]!.id;
  tell(
    world,
    'chart',
    `move-${unit}`,
    on,
    (context) => new ChangeChart(context, 'production', { kind: 'moveUnit', unit, parent: moved.to, on }),
  );
}

/** Founds a Party group, or gives a unit up. */
export const foundGroup = (world: World, group: World['groups'][number], on: string): void => {
  const unit = {
    tree: 'party',
    kind: 'partyGroup',
    code: group.id.slice(6),
    name: group.name,
    parent: group.branch,
    on,
  } as const;
  world.partyOrganizations++;
  const told = on < world.year.day(0, 1) ? world.year.day(0, 1) : on;
  tell(
    world,
    'found',
    `found-${group.id}`,
    told,
    (context) => new ChangeChart(context, 'party', { kind: 'registerUnit', unit }),
  );
};
export const dissolve = (world: World, unit: string, on: string): void => {
  const tree = unit.startsWith('party.') ? 'party' : 'production';
  tell(
    world,
    'chart',
    `dissolve-${unit}`,
    on,
    (context) => new ChangeChart(context, tree, { kind: 'dissolveUnit', unit, on }),
  );
};
