import type { CommandContext } from '@ronghe/event-sourcing';
import { type Rights, type Thing, allAbove, outsideScope, rightsOf } from '@ronghe/service-kit';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { type Chart, emptyChart, treeOf } from './chart.js';
import { chart } from './chart.decider.js';

/** What of the organisation the sender of a command may change, by the chart as it stands now. */
export class Reach {
  private constructor(
    private readonly rights: Rights | undefined,
    private readonly charts: { party: Chart; production: Chart },
  ) {}

  static async of(runtime: OrganizationRuntime, context: CommandContext): Promise<Reach> {
    const rights = rightsOf(context);
    // Who reaches all, as a platform that commands itself does, is not asked where a unit lies.
    if (!rights || rights.everywhere('change', 'unit'))
      return Reach.on({ party: emptyChart(), production: emptyChart() }, context);
    const tree = async (name: 'party' | 'production'): Promise<Chart> =>
      (await runtime.state(chart, context.tenant, name)) ?? emptyChart();
    return Reach.on({ party: await tree('party'), production: await tree('production') }, context);
  }

  /** By charts as they will be. */
  static on(charts: { party: Chart; production: Chart }, context: CommandContext): Reach {
    return new Reach(rightsOf(context), charts);
  }

  /** Whether this may be changed; it belongs to each of the units. */
  covers(thing: Thing, ...units: (string | undefined)[]): boolean {
    if (!this.rights || this.rights.everywhere('change', thing)) return true;
    return this.rights.may('change', thing, { within: units.flatMap((unit) => this.above(unit)) });
  }

  knows(unit: string): boolean {
    return this.charts[treeOf(unit) ?? 'party'].units.has(unit);
  }

  /** @throws Refusal outside-scope unless it covers each of the units by itself */
  require(thing: Thing, ...units: (string | undefined)[]): void {
    for (const unit of units) if (!this.covers(thing, unit)) throw outsideScope();
  }

  private above(unit: string | undefined): string[] {
    return allAbove(unit, (at) => this.charts[treeOf(at) ?? 'party'].units.get(at));
  }
}
