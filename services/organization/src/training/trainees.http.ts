import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { KEY_STAFF_KINDS, type KeyStaffKind } from '@ronghe/contracts';
import type { CommandContext } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceField,
  CodeField,
  Context,
  Creates,
  DateField,
  IdListField,
  Receipt,
  TextField,
  todayOf,
} from '@ronghe/service-kit';
import { ConfirmKeyStaff } from './key-staff.handlers.js';
import { ChangeTraining, EnrolTrainees } from './training.handlers.js';
import { MOST_TRAINEES } from './training.js';

class EnrolBody {
  @IdListField(1, MOST_TRAINEES) people!: string[];
  @CodeField({ optional: true, description: 'of a training in tiers' }) tier?: string;
}
class MoveBody {
  @CodeField() tier!: string;
  @TextField(200, { optional: true, description: 'names nobody' }) reason?: string;
}
class TraineeWithdrawalBody {
  @TextField(200, { optional: true, description: 'names nobody' }) reason?: string;
}
class KeyStaffBody {
  @ChoiceField(KEY_STAFF_KINDS) kind!: KeyStaffKind;
  @DateField() on!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/training-plans/:id/trainees')
export class TraineesController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '编入参训人员 Enrol people in a training', ['change', 'training'])
  async enrol(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Body() { people, tier }: EnrolBody,
  ): Promise<Receipt> {
    const command = new EnrolTrainees(context, training, people, tier, todayOf(context));
    return new Receipt(training, await this.commands.execute(command));
  }

  @Changes(':person/tier', '调整层级 Move a person to another tier', ['change', 'training'])
  async move(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Param('person') person: string,
    @Body() body: MoveBody,
  ): Promise<Receipt> {
    const command = { kind: 'moveTrainee' as const, training, person, ...body, on: todayOf(context) };
    return new Receipt(training, await this.commands.execute(new ChangeTraining(context, command)));
  }

  @Changes(':person/withdrawal', '退出培训 Withdraw a person from a training', ['change', 'training'])
  async withdraw(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Param('person') person: string,
    @Body() { reason }: TraineeWithdrawalBody,
  ): Promise<Receipt> {
    const command = { kind: 'withdrawTrainee' as const, training, person, reason, on: todayOf(context) };
    return new Receipt(training, await this.commands.execute(new ChangeTraining(context, command)));
  }

  @Changes(':person/key-staff', '确认其为骨干 Confirm a proposed person as key staff', ['change', 'training'])
  async confirm(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Param('person') person: string,
    @Body() { kind, on }: KeyStaffBody,
  ): Promise<Receipt> {
    const command = new ConfirmKeyStaff(context, training, person, kind, on);
    return new Receipt(person, await this.commands.execute(command));
  }
}
