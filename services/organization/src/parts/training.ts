import { cultivations } from '../cultivation/cultivations.js';
import { TwoWayController, TwoWayQueryHandler } from '../cultivation/two-way-cultivation.http.js';
import { ChangeTrainingCourseHandler } from '../training-course/training-course.handlers.js';
import { TrainingCourseController } from '../training-course/training-course.http.js';
import { TrainingCoursesController, TrainingCoursesQueryHandler } from '../training-menu/training-courses.http.js';
import { trainingCourses } from '../training-menu/training-courses.js';
import { trainees } from '../training-plans/trainees.js';
import { TraineesQueryHandler, TrainingTraineesController } from '../training-plans/trainees.http.js';
import {
  TrainingPlanQueryHandler,
  TrainingPlansController,
  TrainingPlansQueryHandler,
} from '../training-plans/training-plans.http.js';
import { trainingPlans } from '../training-plans/training-plans.js';
import { TrainingRecordsController, TrainingRecordsQueryHandler } from '../training-plans/training-records.http.js';
import {
  AttendanceQueryHandler,
  TrainingSessionQueryHandler,
  TrainingSessionsController,
  TrainingSessionsQueryHandler,
} from '../training-plans/training-sessions.http.js';
import { sessionDeadlines, trainingAttendances, trainingSessions } from '../training-plans/training-sessions.js';
import {
  ChangeTrainingSessionHandler,
  CheckInHandler,
  ScheduleSessionHandler,
} from '../training-session/training-session.handlers.js';
import { TrainingSessionController } from '../training-session/training-session.http.js';
import { ConfirmKeyStaffHandler } from '../training/key-staff.handlers.js';
import { TraineesController } from '../training/trainees.http.js';
import { ChangeTrainingHandler, EnrolTraineesHandler, PlanTrainingHandler } from '../training/training.handlers.js';
import { TrainingController } from '../training/training.http.js';
import type { Part } from './part.js';

/** The training menu, trainings in stages or tiers, and who moved up by them (rows A3, B4). */
export const trainingPart: Part = {
  projections: [
    trainingCourses,
    trainingPlans,
    trainees,
    trainingSessions,
    trainingAttendances,
    sessionDeadlines,
    cultivations,
  ],
  controllers: [
    TrainingCourseController,
    TrainingCoursesController,
    TrainingController,
    TraineesController,
    TrainingSessionController,
    TrainingPlansController,
    TrainingTraineesController,
    TrainingSessionsController,
    TrainingRecordsController,
    TwoWayController,
  ],
  handlers: [
    ChangeTrainingCourseHandler,
    TrainingCoursesQueryHandler,
    PlanTrainingHandler,
    EnrolTraineesHandler,
    ChangeTrainingHandler,
    ConfirmKeyStaffHandler,
    ScheduleSessionHandler,
    ChangeTrainingSessionHandler,
    CheckInHandler,
    TrainingPlansQueryHandler,
    TrainingPlanQueryHandler,
    TraineesQueryHandler,
    TrainingSessionsQueryHandler,
    TrainingSessionQueryHandler,
    AttendanceQueryHandler,
    TrainingRecordsQueryHandler,
    TwoWayQueryHandler,
  ],
};
