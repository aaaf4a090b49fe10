import { Body, Controller, Param, ParseIntPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ITEM_KINDS, type ItemKind, SUBJECT_KINDS, type SubjectKind } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceField,
  CodeField,
  Context,
  Creates,
  ItemsField,
  PatternField,
  PointsField,
  Receipt,
  TextField,
  YesNoField,
} from '@ronghe/service-kit';
import type { RulebookCommand } from './rulebook.decide.js';
import { ChangeRulebook } from './rulebook.handlers.js';

class ItemBody {
  @CodeField() code!: string;
  @TextField(200) name!: string;
  @ChoiceField(ITEM_KINDS) kind!: ItemKind;
  @PointsField(0, 1_000, { optional: true, description: 'per entry; the kind gives the direction' }) points?: number;
  @TextField(500, { optional: true, description: 'CEL over `event`' }) expression?: string;
  @PointsField(0, 10_000, { optional: true, description: 'most points in a period' }) cap?: number;
  @TextField(80, { optional: true, description: 'event type' }) trigger?: string;
  @TextField(500, { optional: true, description: 'CEL over `event`, true or false' }) condition?: string;
  @TextField(200, { optional: true, description: 'CEL over `event`, the id of the person or unit' }) subject?: string;
  @YesNoField() evidence!: boolean;
}
class RulebookVersionBody {
  @TextField(120) name!: string;
  @ChoiceField(SUBJECT_KINDS) appliesTo!: SubjectKind;
  @PointsField(0, 10_000) base!: number;
  @TextField(500, { description: 'CEL over `base` and `vanguard`' }) formula!: string;
  @ItemsField(() => ItemBody, 1, 200) items!: ItemBody[];
}
class RulebookBody extends RulebookVersionBody {
  @CodeField() code!: string;
}
class AdoptionBody {
  @PatternField(/^\d{4}-(0[1-9]|1[0-2])$/, '应为月份，如 2026-03', 'must be a month such as 2026-03') from!: string;
}

@ApiTags('scoring')
@Controller('api/scoring/v1/rulebooks')
export class RulebookController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '建立考核细则 Open a rulebook', ['change', 'rulebook'])
  open(@Context() context: CommandContext, @Body() { code, ...draft }: RulebookBody): Promise<Receipt> {
    return this.send(context, { kind: 'openRulebook', rulebook: code, draft: plain(draft) });
  }

  @Creates(':id/versions', '起草新版本 Draft a version', ['change', 'rulebook'])
  draft(
    @Context() context: CommandContext,
    @Param('id') rulebook: string,
    @Body() draft: RulebookVersionBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'draftVersion', rulebook, draft: plain(draft) });
  }

  @Changes(':id/versions/:version/adoption', '启用版本 Adopt a version', ['change', 'rulebook'])
  adopt(
    @Context() context: CommandContext,
    @Param('id') rulebook: string,
    @Param('version', ParseIntPipe) version: number,
    @Body() { from }: AdoptionBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'adoptVersion', rulebook, version, from });
  }

  private async send(context: CommandContext, command: RulebookCommand): Promise<Receipt> {
    return new Receipt(
      command.rulebook,
      await this.commands.execute<ChangeRulebook, Handled>(new ChangeRulebook(context, command)),
    );
  }
}

/** Bodies are class instances; facts are plain data. */
const plain = ({ name, appliesTo, base, formula, items }: RulebookVersionBody) => ({
  name,
  appliesTo,
  base,
  formula,
  items: items.map((item) => ({ ...item })),
});
