import type { ChartFact, FactOfType } from '@ronghe/contracts';
import { type AnyReaction, type CommandContext, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { heirOf, treeOf } from '../chart/chart.js';
import { chart } from '../chart/chart.decider.js';
import { coverage } from '../coverage/coverage.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { people } from '../people/people.js';
import { person } from '../person/person.decider.js';
import type { FollowMerger } from '../team-coverage/follow-merger.decide.js';
import { teamCoverage } from '../team-coverage/team-coverage.decider.js';

type Merged = FactOfType<ChartFact, 'organization.unit-merged'>;

const types = ['organization.unit-merged'] as const;

/** Whoever works in the merged unit or belongs to the merged group goes on to the unit that is its heir by now. */
export const peopleFollow = (runtime: OrganizationRuntime): AnyReaction => ({
  name: 'people-follow-merger',
  types,
  react: async (event: RecordedEvent, commandId: string) => {
    const { unit, on } = event.data as Merged;
    const into = await heirNow(runtime, event);
    const filter = treeOf(unit) === 'party' ? { partyGroup: unit } : { unit };
    for (const { key } of await (await runtime.reader(event.tenant)).find(people, { filter })) {
      const command = { kind: 'followMerger', person: key, unit, into, on } as const;
      await runtime.handle(person, key, command, contextOf(event, hashId(commandId, key)));
    }
  },
});

/** Teams of a merged group have its heir; a merged team's group goes on with the team's heir where that has none. */
export const coverageFollows = (runtime: OrganizationRuntime): AnyReaction => ({
  name: 'coverage-follows-merger',
  types,
  react: async (event: RecordedEvent, commandId: string) => {
    const { unit, kind, on } = event.data as Merged;
    const into = await heirNow(runtime, event);
    const send = (command: FollowMerger): Promise<unknown> =>
      runtime.handle(
        teamCoverage,
        command.team,
        command,
        contextOf(event, hashId(commandId, command.kind, command.team)),
      );
    const reader = await runtime.reader(event.tenant);
    if (kind === 'partyGroup')
      for (const { key: team, document } of await reader.find(coverage)) {
        const last = document.links.at(-1);
        if (last?.partyGroup === unit && !last.to) await send({ kind: 'passOn', team, partyGroup: unit, into, on });
      }
    const open = (await reader.get(coverage, unit))?.links.at(-1);
    if (kind !== 'team' || !open || open.to) return;
    const { partyGroup } = open;
    // The heir first: delivered again, the link that it takes over is still to be seen.
    if (await stands(runtime, event.tenant, partyGroup))
      await send({ kind: 'inheritLink', team: into, partyGroup, on });
    await send({ kind: 'endWithTeam', team: unit, partyGroup, on });
  },
});

/** The heir may have been merged itself since. */
async function heirNow(runtime: OrganizationRuntime, { tenant, data }: RecordedEvent): Promise<string> {
  const { unit } = data as Merged;
  return heirOf(unit, (await runtime.state(chart, tenant, treeOf(unit)!))!.units);
}

async function stands(runtime: OrganizationRuntime, tenant: string, group: string): Promise<boolean> {
  const found = (await runtime.state(chart, tenant, 'party'))?.units.get(group);
  return found !== undefined && !found.dissolvedOn;
}

/** What an event causes is recorded with its own time and trace. */
const contextOf = ({ tenant, at, trace }: RecordedEvent, commandId: string): CommandContext => ({
  tenant,
  commandId,
  fingerprint: commandId,
  actor: 'system',
  at,
  trace,
});
