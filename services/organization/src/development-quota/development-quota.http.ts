import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  Context,
  Creates,
  DateField,
  IdField,
  IntegerField,
  ItemsField,
  PartField,
  PatternField,
  PointsField,
  Receipt,
  TextField,
  todayOf,
} from '@ronghe/service-kit';
import { developmentQuotaId } from './development-quota.js';
import { ChangeQuota, ProposeQuota } from './development-quota.handlers.js';

const MOST = 10_000;

class WeightsBody {
  @PointsField(0, 1_000, { description: 'of a team without a Party member' }) blank!: number;
  @PointsField(0, 1_000, { description: 'of a team with one' }) oneMember!: number;
  @PointsField(0, 1_000, { description: 'of any other team' }) others!: number;
}
class ProposalBody {
  @IntegerField(0, MOST, { description: 'places of the year' }) places!: number;
  @PartField(() => WeightsBody) weights!: WeightsBody;
}
class QuotaBody extends ProposalBody {
  @IdField({ description: 'production unit with teams below it' }) unit!: string;
  @PatternField(/^20\d{2}$/, '应为年度，如 2026', 'must be a year such as 2026') year!: string;
}
class ShareBody {
  @IdField() team!: string;
  @IntegerField(0, MOST) places!: number;
  @TextField(200, { optional: true, description: 'why; names nobody' }) reason?: string;
}
class AdjustmentBody {
  @ItemsField(() => ShareBody, 1, 1_000) shares!: ShareBody[];
}
class DecisionBody {
  @DateField() on!: string;
}

const plainWeights = ({ blank, oneMember, others }: WeightsBody): WeightsBody => ({ blank, oneMember, others });

@ApiTags('organization')
@Controller('api/organization/v1/development-quotas')
export class DevelopmentQuotaController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '设定发展党员名额并提出分配方案 Set a development quota and have it proposed', [
    'change',
    'developmentQuota',
  ])
  async set(@Context() context: CommandContext, @Body() { unit, year, places, weights }: QuotaBody): Promise<Receipt> {
    const command = new ProposeQuota(context, { unit, year }, places, plainWeights(weights));
    return new Receipt(developmentQuotaId(unit, year), await this.commands.execute<ProposeQuota, Handled>(command));
  }

  @Changes(':id/proposal', '重新提出分配方案 Have it proposed anew', ['change', 'developmentQuota'])
  async propose(
    @Context() context: CommandContext,
    @Param('id') quota: string,
    @Body() { places, weights }: ProposalBody,
  ): Promise<Receipt> {
    const command = new ProposeQuota(context, { quota }, places, plainWeights(weights));
    return new Receipt(quota, await this.commands.execute<ProposeQuota, Handled>(command));
  }

  @Changes(':id/adjustment', '调整班组名额 Move places between teams', ['change', 'developmentQuota'])
  adjust(
    @Context() context: CommandContext,
    @Param('id') quota: string,
    @Body() { shares }: AdjustmentBody,
  ): Promise<Receipt> {
    const on = todayOf(context);
    return this.send(context, quota, { kind: 'adjustShares', shares: shares.map((share) => ({ ...share })), on });
  }

  @Changes(':id/decision', '审定名额分配 Decide the sharing out', ['change', 'developmentQuota'])
  decide(
    @Context() context: CommandContext,
    @Param('id') quota: string,
    @Body() { on }: DecisionBody,
  ): Promise<Receipt> {
    const today = todayOf(context);
    return this.send(context, quota, { kind: 'decideQuota', on, today });
  }

  private async send(context: CommandContext, quota: string, command: ChangeQuota['command']): Promise<Receipt> {
    return new Receipt(
      quota,
      await this.commands.execute<ChangeQuota, Handled>(new ChangeQuota(context, quota, command)),
    );
  }
}
