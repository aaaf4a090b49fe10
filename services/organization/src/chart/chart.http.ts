import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TREES, type Tree, UNIT_KINDS, type UnitKind } from '@ronghe/contracts';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceField,
  CodeField,
  Context,
  Creates,
  DateField,
  IdField,
  Receipt,
  TextField,
} from '@ronghe/service-kit';
import { treeOf, unitId } from './chart.js';
import { ChangeChart, type SentChartCommand } from './chart.handlers.js';

class RegisterUnit {
  @ChoiceField(TREES) tree!: Tree;
  @CodeField() code!: string;
  @ChoiceField(UNIT_KINDS) kind!: UnitKind;
  @TextField(120) name!: string;
  @IdField({ optional: true }) parent?: string;
  @DateField() on!: string;
}
class RenameUnit {
  @TextField(120) name!: string;
  @DateField() on!: string;
}
class MoveUnit {
  @IdField() parent!: string;
  @DateField() on!: string;
}
class MergeUnit {
  @IdField({ description: 'the unit that goes on: another of the same kind' }) into!: string;
  @DateField() on!: string;
}
class DissolveUnit {
  @DateField() on!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/units')
export class ChartController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '登记单位 Register a unit', ['change', 'unit'])
  async register(@Context() context: CommandContext, @Body() body: RegisterUnit): Promise<Receipt> {
    const command = { kind: 'registerUnit' as const, unit: { ...body } };
    return new Receipt(unitId(body.tree, body.code), await this.send(context, body.tree, command));
  }

  @Changes(':id/name', '单位更名 Rename a unit', ['change', 'unit'])
  rename(
    @Context() context: CommandContext,
    @Param('id') unit: string,
    @Body() { name, on }: RenameUnit,
  ): Promise<Receipt> {
    return this.change(context, unit, { kind: 'renameUnit', unit, name, on });
  }

  @Changes(':id/parent', '单位划转 Move a unit', ['change', 'unit'])
  move(
    @Context() context: CommandContext,
    @Param('id') unit: string,
    @Body() { parent, on }: MoveUnit,
  ): Promise<Receipt> {
    return this.change(context, unit, { kind: 'moveUnit', unit, parent, on });
  }

  @Changes(':id/merger', '单位合并 Merge a unit into another', ['change', 'unit'])
  merge(
    @Context() context: CommandContext,
    @Param('id') unit: string,
    @Body() { into, on }: MergeUnit,
  ): Promise<Receipt> {
    return this.change(context, unit, { kind: 'mergeUnit', unit, into, on });
  }

  @Changes(':id/dissolution', '撤销单位 Dissolve a unit', ['change', 'unit'])
  dissolve(
    @Context() context: CommandContext,
    @Param('id') unit: string,
    @Body() { on }: DissolveUnit,
  ): Promise<Receipt> {
    return this.change(context, unit, { kind: 'dissolveUnit', unit, on });
  }

  private async change(context: CommandContext, unit: string, command: SentChartCommand): Promise<Receipt> {
    const tree = treeOf(unit) ?? notFound({ zh: '单位', en: 'unit' });
    return new Receipt(unit, await this.send(context, tree, command));
  }

  private send(context: CommandContext, tree: Tree, command: SentChartCommand): Promise<Handled> {
    return this.commands.execute(new ChangeChart(context, tree, command));
  }
}
