import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceField,
  Context,
  Creates,
  DateField,
  IdField,
  IntegerField,
  Receipt,
  TextField,
  newId,
} from '@ronghe/service-kit';
import { ChangeLeaderSelection } from './leader-selection.handlers.js';

const NAMELESS = 'why; names nobody';
const MOST = 500;

class NominationBody {
  @IdField({ description: 'candidate' }) person!: string;
  @TextField(500, { optional: true, description: NAMELESS }) words?: string;
  @DateField() on!: string;
}
class ReviewBody {
  @ChoiceField(REVIEW_OUTCOMES) outcome!: ReviewOutcome;
  @TextField(500, { description: NAMELESS }) words!: string;
  @DateField() on!: string;
}
class VoteBody {
  @IntegerField(0, MOST, { description: 'members present' }) present!: number;
  @IntegerField(0, MOST) inFavour!: number;
  @IntegerField(0, MOST) against!: number;
  @IntegerField(0, MOST) abstained!: number;
  @DateField() on!: string;
}
class ApprovalBody {
  @DateField() on!: string;
  @DateField({ description: 'first day as leader' }) from!: string;
}
class SelectionEndBody {
  @TextField(500, { description: NAMELESS }) reason!: string;
  @DateField() on!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/party-groups/:group/leader-selections')
export class LeaderSelectionController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '提名党小组长人选 Nominate a leader of a group', ['change', 'leaderSelection'])
  nominate(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Body() body: NominationBody,
  ): Promise<Receipt> {
    const selection = newId(context, 'selection');
    return this.send(context, { kind: 'nominate', partyGroup, selection, by: context.actor, ...body });
  }

  @Changes(':selection/review', '支部考察人选 The branch reviews the candidate', ['change', 'leaderSelection'])
  review(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Param('selection') selection: string,
    @Body() body: ReviewBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'review', partyGroup, selection, by: context.actor, ...body });
  }

  @Changes(':selection/vote', '党小组会议表决 The meeting votes', ['change', 'leaderSelection'])
  vote(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Param('selection') selection: string,
    @Body() { on, ...votes }: VoteBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'putToMeeting', partyGroup, selection, votes, on });
  }

  @Changes(':selection/approval', '党总支批准人选 The general branch approves', ['change', 'leaderSelection'])
  approve(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Param('selection') selection: string,
    @Body() body: ApprovalBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'approve', partyGroup, selection, by: context.actor, ...body });
  }

  @Changes(':selection/rejection', '党总支不予批准 The general branch turns it down', ['change', 'leaderSelection'])
  reject(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Param('selection') selection: string,
    @Body() body: SelectionEndBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'reject', partyGroup, selection, by: context.actor, ...body });
  }

  @Changes(':selection/withdrawal', '撤回提名 Withdraw the nomination', ['change', 'leaderSelection'])
  withdraw(
    @Context() context: CommandContext,
    @Param('group') partyGroup: string,
    @Param('selection') selection: string,
    @Body() body: SelectionEndBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'withdraw', partyGroup, selection, ...body });
  }

  private async send(
    context: CommandContext,
    command: Exclude<ChangeLeaderSelection['command'], { kind: 'candidateGone' }>,
  ): Promise<Receipt> {
    const done = await this.commands.execute<ChangeLeaderSelection, Handled>(
      new ChangeLeaderSelection(context, command),
    );
    return new Receipt(command.selection, done);
  }
}
