import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { OrganizationRuntime } from '../organization.runtime.js';
import { trainingCourse } from './training-course.decider.js';
import type { TrainingCourseCommand } from './training-course.decide.js';

/** The menu is the whole oilfield's: the right to change it says already who may. */
export class ChangeTrainingCourse {
  constructor(
    readonly context: CommandContext,
    readonly command: TrainingCourseCommand,
  ) {}
}

@CommandHandler(ChangeTrainingCourse)
export class ChangeTrainingCourseHandler implements ICommandHandler<ChangeTrainingCourse> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  execute({ context, command }: ChangeTrainingCourse): Promise<Handled> {
    return this.runtime.handle(trainingCourse, command.course, command, context);
  }
}
