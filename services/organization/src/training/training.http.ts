import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TRAINING_KINDS, type TrainingKind } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceField,
  CodeField,
  Context,
  Creates,
  DateField,
  IdField,
  IdListField,
  IntegerField,
  ItemsField,
  PartField,
  Receipt,
  TextField,
  newId,
  todayOf,
} from '@ronghe/service-kit';
import { ChangeTraining, PlanTraining } from './training.handlers.js';

class LevelBody {
  @CodeField() code!: string;
  @TextField(60) name!: string;
}
class FollowUpBody extends LevelBody {
  @DateField({ description: 'until when it is to be done; after the training ends' }) dueOn!: string;
}
class PlanBody {
  @IdField() unit!: string;
  @TextField(120, { description: 'names nobody' }) title!: string;
  @ChoiceField(TRAINING_KINDS, { description: 'stages one after another, or tiers beside each other' })
  kind!: TrainingKind;
  @ItemsField(() => LevelBody, 1, 9) levels!: LevelBody[];
  @IdListField(0, 50, { description: 'courses of the training menu' }) courses!: string[];
  @IntegerField(0, 100, { description: 'score from which on a result is a pass' }) passMark!: number;
  @DateField() from!: string;
  @DateField() to!: string;
  @PartField(() => FollowUpBody, { optional: true, description: 'a check some time after the training' })
  followUp?: FollowUpBody;
}
class CompletionBody {
  @DateField() on!: string;
}
class TrainingReasonBody {
  @TextField(200, { description: 'names nobody' }) reason!: string;
}
class ScoreBody {
  @IdField() person!: string;
  @IntegerField(0, 100) score!: number;
}
class ResultsBody {
  @CodeField({ description: 'stage or tier, or the follow-up check' }) level!: string;
  @DateField() on!: string;
  @ItemsField(() => ScoreBody, 1, 200) scores!: ScoreBody[];
}

@ApiTags('organization')
@Controller('api/organization/v1/training-plans')
export class TrainingController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '制定培训计划 Plan a training', ['change', 'training'])
  async plan(@Context() context: CommandContext, @Body() body: PlanBody): Promise<Receipt> {
    const id = newId(context, 'training');
    return new Receipt(
      id,
      await this.commands.execute<PlanTraining, Handled>(new PlanTraining(context, id, { ...body })),
    );
  }

  @Changes(':id/completion', '结束培训 Complete a training', ['change', 'training'])
  complete(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Body() { on }: CompletionBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'completeTraining', training, on, today: todayOf(context) });
  }

  @Changes(':id/cancellation', '取消培训 Cancel a training', ['change', 'training'])
  cancel(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Body() { reason }: TrainingReasonBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'cancelTraining', training, reason, on: todayOf(context) });
  }

  @Changes(':id/results', '记录一个阶段或层级的成绩 Record results of a stage or tier', ['change', 'training'])
  results(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Body() { level, on, scores }: ResultsBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'recordResults', training, level, scores, on, today: todayOf(context) });
  }

  @Changes(':id/trainees/:person/results/:level/withdrawal', '撤销成绩 Take a result back', ['change', 'training'])
  withdrawResult(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Param('person') person: string,
    @Param('level') level: string,
    @Body() { reason }: TrainingReasonBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'withdrawResult', training, person, level, reason, on: todayOf(context) });
  }

  private async send(context: CommandContext, command: ChangeTraining['command']): Promise<Receipt> {
    return new Receipt(command.training, await this.commands.execute(new ChangeTraining(context, command)));
  }
}
