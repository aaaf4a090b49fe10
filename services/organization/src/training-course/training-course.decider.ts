import type { TrainingCourseFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type TrainingCourseCommand, decideTrainingCourse } from './training-course.decide.js';
import { type TrainingCourse, evolveTrainingCourse, noCourse } from './training-course.js';

export const trainingCourse: Decider<TrainingCourse, TrainingCourseCommand, TrainingCourseFact> = {
  category: 'training-course',
  initial: noCourse,
  decide: decideTrainingCourse,
  evolve: evolveTrainingCourse,
};
