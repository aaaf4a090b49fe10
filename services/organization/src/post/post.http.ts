import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GIVEN_ENDINGS, POST_ROLES, type PostEnding, type PostRole } from '@ronghe/contracts';
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
  Receipt,
  TextField,
  newId,
} from '@ronghe/service-kit';
import { postId } from './post.js';
import { ChangePost, CreatePost } from './post.handlers.js';

const DUTIES = { description: 'codes of duties, from the register of duties of the unit' };

class CreatePostBody {
  @IdField({ description: 'production unit of an administrative post, Party organisation of a Party post' })
  unit!: string;
  @CodeField() code!: string;
  @TextField(60, { description: 'such as 厂长 or 党委书记; names nobody' }) name!: string;
  @ChoiceField(POST_ROLES) role!: PostRole;
  @IdListField(0, 60, DUTIES) duties!: string[];
  @DateField() on!: string;
}
class ChangeDutiesBody {
  @IdListField(0, 60, DUTIES) duties!: string[];
  @DateField() on!: string;
}
class AppointBody {
  @IdField() person!: string;
  @DateField() from!: string;
}
class AppointmentEndBody {
  @DateField({ description: 'first day without the post' }) on!: string;
  @ChoiceField(GIVEN_ENDINGS) reason!: PostEnding;
}
class AbolishBody {
  @DateField({ description: 'first day without it' }) on!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/posts')
export class PostController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '设立岗位 Create a post', ['change', 'post'])
  async create(@Context() context: CommandContext, @Body() body: CreatePostBody): Promise<Receipt> {
    const command = new CreatePost(context, { ...body });
    return new Receipt(postId(body.unit, body.code), await this.commands.execute<CreatePost, Handled>(command));
  }

  @Changes(':id/duties', '调整岗位职责 Change the duties of a post', ['change', 'post'])
  duties(
    @Context() context: CommandContext,
    @Param('id') post: string,
    @Body() body: ChangeDutiesBody,
  ): Promise<Receipt> {
    return this.send(context, post, { kind: 'changeDuties', post, ...body });
  }

  @Creates(':id/appointments', '任职 Appoint somebody to a post', ['change', 'post'])
  appoint(@Context() context: CommandContext, @Param('id') post: string, @Body() body: AppointBody): Promise<Receipt> {
    const appointment = newId(context, 'appointment');
    return this.send(context, appointment, { kind: 'appoint', post, appointment, ...body });
  }

  @Changes(':id/appointments/:appointment/end', '结束任职 End an appointment', ['change', 'post'])
  end(
    @Context() context: CommandContext,
    @Param('id') post: string,
    @Param('appointment') appointment: string,
    @Body() body: AppointmentEndBody,
  ): Promise<Receipt> {
    return this.send(context, appointment, { kind: 'endAppointment', post, appointment, ...body });
  }

  @Changes(':id/abolition', '撤销岗位 Abolish a post', ['change', 'post'])
  abolish(
    @Context() context: CommandContext,
    @Param('id') post: string,
    @Body() { on }: AbolishBody,
  ): Promise<Receipt> {
    return this.send(context, post, { kind: 'abolishPost', post, on });
  }

  private async send(context: CommandContext, id: string, command: ChangePost['command']): Promise<Receipt> {
    return new Receipt(id, await this.commands.execute<ChangePost, Handled>(new ChangePost(context, command)));
  }
}
