import type { TrainingCourseFact } from '@ronghe/contracts';
import { notFound, refuse } from '@ronghe/event-sourcing';
import type { CourseContent, TrainingCourse } from './training-course.js';

export type TrainingCourseCommand =
  | { kind: 'offerCourse'; course: string; content: CourseContent; on: string }
  | { kind: 'changeCourse'; course: string; content: CourseContent }
  | { kind: 'dropCourse'; course: string; on: string };

export function decideTrainingCourse(command: TrainingCourseCommand, state: TrainingCourse): TrainingCourseFact[] {
  const { course } = command;
  switch (command.kind) {
    case 'offerCourse':
      if (state.is === 'offered')
        refuse('course-exists', '菜单上已有这个编码的课程', 'The menu has a course of this code already', {
          zh: '请修改原来的课程，或换一个编码',
          en: 'Change that course, or choose another code',
        });
      return [{ type: 'organization.training-course-offered', data: { course, ...command.content, on: command.on } }];
    case 'changeCourse': {
      const { content } = command;
      const { name, hours, about } = offered(state);
      if (name === content.name && hours === content.hours && about === content.about) return [];
      return [{ type: 'organization.training-course-changed', data: { course, ...content } }];
    }
    case 'dropCourse':
      offered(state);
      return [{ type: 'organization.training-course-dropped', data: { course, on: command.on } }];
    default:
      return command satisfies never;
  }
}

const offered = (state: TrainingCourse): CourseContent =>
  state.is === 'offered' ? state : notFound({ zh: '培训课程', en: 'training course' });
