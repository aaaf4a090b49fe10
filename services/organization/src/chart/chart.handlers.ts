import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ChartFact, Tree, UnitKind } from '@ronghe/contracts';
import { type CommandContext, type Decider, type Handled, notFound } from '@ronghe/event-sourcing';
import type { ServiceRuntime } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type Chart, type ChartUnit, emptyChart, evolveChart, treeOf } from './chart.js';
import { type ChartCommand, decideChart, standing } from './chart.decide.js';

export const chart: Decider<Chart, ChartCommand, ChartFact> = {
  category: 'chart',
  initial: emptyChart,
  decide: decideChart,
  evolve: evolveChart,
};

/** A command on one tree of the caller's tenant. */
export class ChangeChart {
  constructor(
    readonly context: CommandContext,
    readonly tree: Tree,
    readonly command: ChartCommand,
  ) {}
}

@CommandHandler(ChangeChart)
export class ChangeChartHandler implements ICommandHandler<ChangeChart> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  execute({ context, tree, command }: ChangeChart): Promise<Handled> {
    return this.runtime.handle(chart, tree, command, context);
  }
}

/** A unit that stands now and is of one of the kinds: for rules of other streams that name a unit. */
export async function requireUnit(
  runtime: ServiceRuntime,
  tenant: string,
  unit: string,
  kinds?: readonly UnitKind[],
): Promise<ChartUnit> {
  const tree = treeOf(unit);
  const state = tree && (await runtime.state(chart, tenant, tree));
  if (!state) return notFound({ zh: '单位', en: 'unit' });
  const found = standing(unit, state.units);
  return !kinds || kinds.includes(found.kind) ? found : notFound({ zh: '这类单位', en: 'unit of this kind' });
}
