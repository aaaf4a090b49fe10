import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Tree, UnitKind } from '@ronghe/contracts';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import { type ServiceRuntime, todayOf } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type ChartUnit, treeOf, unitId } from './chart.js';
import type { ChartCommand } from './chart.decide.js';
import { chart } from './chart.decider.js';
import { standing } from './placement.js';
import { Reach } from './reach.handlers.js';

type Undated<C> = C extends { today: string } ? Omit<C, 'today'> : C;
/** A command as it is sent; its business date is its context's. */
export type SentChartCommand = Undated<ChartCommand>;

/** A command on one tree of the caller's tenant. */
export class ChangeChart {
  constructor(
    readonly context: CommandContext,
    readonly tree: Tree,
    readonly command: SentChartCommand,
  ) {}
}

@CommandHandler(ChangeChart)
export class ChangeChartHandler implements ICommandHandler<ChangeChart> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, tree, command }: ChangeChart): Promise<Handled> {
    (await Reach.of(this.runtime, context)).require('unit', ...unitsOf(tree, command));
    const today = todayOf(context);
    return this.runtime.handle(chart, tree, { ...command, today }, context);
  }
}

/** The units that a command is about: a new unit is its parent's affair, and a new root the whole oilfield's. */
function unitsOf(tree: Tree, command: SentChartCommand): (string | undefined)[] {
  switch (command.kind) {
    case 'registerUnit':
      return [command.unit.parent];
    case 'reconcileUnits':
      return command.units.map(({ code, parent }) => parent ?? unitId(tree, code));
    case 'moveUnit':
      return [command.unit, command.parent];
    case 'mergeUnit':
      return [command.unit, command.into];
    default:
      return [command.unit];
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
