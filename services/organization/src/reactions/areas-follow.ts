import type { ChartFact, FactOfType } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { heirOf, treeOf } from '../chart/chart.js';
import { chart } from '../chart/chart.decider.js';
import { contract } from '../contract/contract.decider.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { areas } from '../responsibility/areas.js';

/** Areas and posts of a merged unit go on with the unit that is its heir by now, and so do their contracts. */
export const areasFollow = (runtime: OrganizationRuntime): AnyReaction => ({
  name: 'areas-follow-merger',
  types: ['organization.unit-merged'],
  react: async ({ tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const { unit, on } = data as FactOfType<ChartFact, 'organization.unit-merged'>;
    const tree = treeOf(unit);
    if (tree !== 'production') return;
    const into = heirOf(unit, (await runtime.state(chart, tenant, tree))!.units);
    for (const { key: thing } of await (await runtime.reader(tenant)).find(areas, { filter: { unit } })) {
      const id = hashId(commandId, thing);
      const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
      await runtime.handle(contract, thing, { kind: 'followUnit', thing, unit, into, on }, context);
    }
  },
});
