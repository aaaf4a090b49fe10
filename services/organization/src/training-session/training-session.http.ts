import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  CodeField,
  Context,
  Creates,
  DateField,
  IdListField,
  Receipt,
  TextField,
  newId,
  todayOf,
} from '@ronghe/service-kit';
import { MOST_TRAINEES } from '../training/training.js';
import { ChangeTrainingSession, CheckIn, ScheduleSession } from './training-session.handlers.js';

class SessionBody {
  @TextField(120, { description: 'what it is about; names nobody' }) name!: string;
  @CodeField({ optional: true, description: 'course of the plan' }) course?: string;
  @CodeField({ optional: true, description: 'stage or tier that it is for; all without it' }) level?: string;
  @TextField(120, { optional: true }) place?: string;
  @DateField() on!: string;
}
class PresentBody {
  @IdListField(1, MOST_TRAINEES, { description: 'people who were there' }) people!: string[];
}
class SessionReasonBody {
  @TextField(200, { description: 'names nobody' }) reason!: string;
}
class CheckInBody {
  @TextField(200, { description: 'as the trainer’s screen shows it' }) code!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1')
export class TrainingSessionController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('training-plans/:id/sessions', '安排课次 Schedule a session', ['change', 'training'])
  async schedule(
    @Context() context: CommandContext,
    @Param('id') training: string,
    @Body() body: SessionBody,
  ): Promise<Receipt> {
    const id = newId(context, 'session');
    const command = new ScheduleSession(context, id, training, { ...body });
    return new Receipt(id, await this.commands.execute<ScheduleSession, Handled>(command));
  }

  @Changes('training-sessions/:id/attendance', '按名单登记到课 Count who was there', ['change', 'training'])
  present(
    @Context() context: CommandContext,
    @Param('id') session: string,
    @Body() { people }: PresentBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'countPresent', session, people, today: todayOf(context) });
  }

  @Changes('training-sessions/:id/attendance/:person/removal', '撤销签到 Strike somebody from the list', [
    'change',
    'training',
  ])
  strike(
    @Context() context: CommandContext,
    @Param('id') session: string,
    @Param('person') person: string,
    @Body() { reason }: SessionReasonBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'strikeAttendance', session, person, reason, on: todayOf(context) });
  }

  @Changes('training-sessions/:id/cancellation', '取消课次 Cancel a session', ['change', 'training'])
  cancel(
    @Context() context: CommandContext,
    @Param('id') session: string,
    @Body() { reason }: SessionReasonBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'cancelSession', session, reason, on: todayOf(context) });
  }

  @Changes('training-check-ins', '本人扫码签到 Check oneself in by the code', ['change', 'trainingRecord'])
  async checkIn(@Context() context: CommandContext, @Body() { code }: CheckInBody): Promise<Receipt> {
    const { session, handled } = await this.commands.execute<CheckIn, { session: string; handled: Handled }>(
      new CheckIn(context, code),
    );
    return new Receipt(session, handled);
  }

  private async send(context: CommandContext, command: ChangeTrainingSession['command']): Promise<Receipt> {
    return new Receipt(command.session, await this.commands.execute(new ChangeTrainingSession(context, command)));
  }
}
