import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@ronghe/event-sourcing';
import { Changes, CodeField, Context, Creates, PointsField, Receipt, TextField, todayOf } from '@ronghe/service-kit';
import { ChangeTrainingCourse } from './training-course.handlers.js';

class ContentBody {
  @TextField(120) name!: string;
  @PointsField(0.5, 999, { description: 'hours that it takes' }) hours!: number;
  @TextField(500, { optional: true, description: 'what it teaches; names nobody' }) about?: string;
}
class CourseBody extends ContentBody {
  @CodeField() code!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/training-courses')
export class TrainingCourseController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '课程上架 Put a course on the training menu', ['change', 'trainingMenu'])
  offer(@Context() context: CommandContext, @Body() { code: course, ...content }: CourseBody): Promise<Receipt> {
    return this.send(context, { kind: 'offerCourse', course, content, on: todayOf(context) });
  }

  @Changes(':code/content', '修改课程 Change a course', ['change', 'trainingMenu'])
  change(
    @Context() context: CommandContext,
    @Param('code') course: string,
    @Body() content: ContentBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'changeCourse', course, content: { ...content } });
  }

  @Changes(':code/removal', '课程下架 Take a course off the menu', ['change', 'trainingMenu'])
  drop(@Context() context: CommandContext, @Param('code') course: string): Promise<Receipt> {
    return this.send(context, { kind: 'dropCourse', course, on: todayOf(context) });
  }

  private async send(context: CommandContext, command: ChangeTrainingCourse['command']): Promise<Receipt> {
    return new Receipt(command.course, await this.commands.execute(new ChangeTrainingCourse(context, command)));
  }
}
