import { unitId } from '../chart/chart.js';
import { Reach } from '../chart/reach.handlers.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { ImportRun, type RunSettings } from './import-run.js';
import { inReach } from './in-reach.js';
import { type PlannedLink, type PlannedPerson, planLinks, planPeople } from './plan-people.js';
import { type PlannedUnit, planUnits } from './plan-units.js';
import type { Progress } from './progress.js';
import { type LinkColumn, type PersonColumn, TREE_SHEETS, type UnitColumn, linksSheet, peopleSheet } from './sheets.js';

/** Goes through the sheets in their order: what a sheet names, the ones before it may bring. */
export async function loadSheets(
  runtime: OrganizationRuntime,
  settings: RunSettings,
  progress: Progress,
): Promise<ImportRun> {
  const run = new ImportRun(runtime, settings);
  const { context, dryRun, on } = settings;
  const charts = await run.charts();
  const now = await Reach.of(runtime, context);
  const then = Reach.on(charts, context);
  if (!dryRun) progress.phase = 'loading';
  for (const [tree, spec] of TREE_SHEETS) {
    const given = progress.sheet<UnitColumn>(spec.name);
    if (!given) continue;
    const planned = planUnits(tree, given.sheet, charts[tree], on, given.tally);
    const own = ({ unit: { code, parent } }: PlannedUnit): boolean => {
      const id = unitId(tree, code);
      return (!now.knows(id) || now.covers('unit', id)) && then.covers('unit', parent ?? id);
    };
    const kept = inReach(planned, given.tally, 'code', own);
    given.tally.planned();
    await run.units(tree, kept, given.tally);
  }
  const people = progress.sheet<PersonColumn>(peopleSheet.name);
  if (people) {
    const planned = planPeople(people.sheet, charts, people.tally);
    const own = ({ person: { unit } }: PlannedPerson): boolean => then.covers('person', unit);
    const kept = inReach(planned, people.tally, 'unit', own);
    people.tally.planned();
    await run.people(kept, people.tally, then);
  }
  const links = progress.sheet<LinkColumn>(linksSheet.name);
  if (links) {
    const planned = planLinks(links.sheet, charts, links.tally);
    const own = ({ team, partyGroup }: PlannedLink): boolean =>
      then.covers('coverage', team) && then.covers('coverage', partyGroup);
    const kept = inReach(planned, links.tally, 'team', own);
    links.tally.planned();
    await run.links(kept, links.tally, charts);
  }
  return run;
}
