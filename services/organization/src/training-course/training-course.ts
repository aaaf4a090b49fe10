import type { TrainingCourseFact } from '@ronghe/contracts';

export interface CourseContent {
  name: string;
  hours: number;
  about?: string;
}
/** A course that was dropped can be offered again under its code. */
export type TrainingCourse =
  { is: 'unknown' } | ({ is: 'offered' } & CourseContent) | ({ is: 'dropped' } & CourseContent);

export const noCourse = (): TrainingCourse => ({ is: 'unknown' });

export function evolveTrainingCourse(course: TrainingCourse, fact: TrainingCourseFact): TrainingCourse {
  switch (fact.type) {
    case 'organization.training-course-offered':
    case 'organization.training-course-changed': {
      const { name, hours, about } = fact.data;
      return { is: 'offered', name, hours, about };
    }
    case 'organization.training-course-dropped':
      return course.is === 'unknown' ? course : { ...course, is: 'dropped' };
    default:
      return fact satisfies never;
  }
}
