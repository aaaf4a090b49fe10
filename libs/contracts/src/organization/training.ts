import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

/** 阶梯式: stages one after another; 分层: tiers beside each other. */
export const TRAINING_KINDS = ['staged', 'tiered'] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];
/** How somebody was counted as present. */
export const ATTENDANCE_WAYS = ['list', 'code'] as const;
export type AttendanceWay = (typeof ATTENDANCE_WAYS)[number];

const training = id('training plan');
const session = id('session of a training plan');
const unit = id('unit that holds the training');
const title = text('title of the plan; names nobody', 120);
const person = id('person who is trained');
const level = id('code of a stage or tier, or of the follow-up check');
const reason = Type.Optional(text('why; names nobody', 200));
const day = businessDate('day');

const codeAndName = { code: id('code, its own within the plan'), name: text('name', 60) };
const hours = Type.Number({ exclusiveMinimum: 0, maximum: 999, description: 'hours that it takes' });

/** The menu from which plans are put together: a stream for each course. */
export const trainingCourseEvents = [
  event('organization.training-course-offered', '培训课程已上架', 'A course was put on the training menu', {
    course: id('code of the course'),
    name: text('name', 120),
    hours,
    about: Type.Optional(text('what it teaches; names nobody', 500)),
    on: businessDate('since when'),
  }),
  event('organization.training-course-changed', '培训课程已修改', 'A course on the training menu was changed', {
    course: id('code of the course'),
    name: text('name', 120),
    hours,
    about: Type.Optional(text('what it teaches; names nobody', 500)),
  }),
  event('organization.training-course-dropped', '培训课程已下架', 'A course was taken off the training menu', {
    course: id('code of the course'),
    on: businessDate('first day without it'),
  }),
] as const;
export type TrainingCourseFact = FactsOf<typeof trainingCourseEvents>;

export const trainingEvents = [
  event('organization.training-planned', '培训计划已制定', 'A training was planned', {
    training,
    unit,
    title,
    kind: oneOf(TRAINING_KINDS, 'stages one after another, or tiers beside each other'),
    levels: Type.Array(Type.Object(codeAndName, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 9,
      description: 'stages in their order, or tiers',
    }),
    courses: Type.Array(
      Type.Object({ ...codeAndName, name: text('name', 120), hours }, { additionalProperties: false }),
      {
        maxItems: 50,
        description: 'chosen from the menu, as they stood there',
      },
    ),
    passMark: Type.Integer({ minimum: 0, maximum: 100, description: 'score from which on a result is a pass' }),
    from: businessDate('first day'),
    to: businessDate('last day'),
    followUp: Type.Optional(
      Type.Object(
        { ...codeAndName, dueOn: businessDate('until when it is to be done') },
        { additionalProperties: false, description: 'a check some time after the plan is completed (the +1 of 3+1)' },
      ),
    ),
  }),
  event('organization.trainee-enrolled', '已编入培训', 'A person was enrolled in a training', {
    training,
    unit,
    title,
    person,
    tier: Type.Optional(level),
    on: day,
  }),
  event('organization.trainee-moved', '培训层级已调整', 'A person was moved to another tier of a training', {
    training,
    unit,
    person,
    tier: level,
    previousTier: level,
    reason,
    on: day,
  }),
  event('organization.trainee-withdrawn', '已退出培训', 'A person takes no part in a training any more', {
    training,
    unit,
    person,
    reason,
    on: day,
  }),
  event(
    'organization.training-result-recorded',
    '培训结果已记录',
    'A person’s result in a stage or tier was recorded',
    {
      training,
      unit,
      person,
      level,
      score: Type.Integer({ minimum: 0, maximum: 100, description: 'score' }),
      passed: Type.Boolean({ description: 'by the plan’s pass mark' }),
      on: day,
    },
  ),
  event(
    'organization.training-result-withdrawn',
    '培训结果已撤销',
    'A result that was recorded wrongly was taken back',
    {
      training,
      unit,
      person,
      level,
      reason: text('why; names nobody', 200),
      on: day,
    },
  ),
  event(
    'organization.key-staff-proposed',
    '已建议标记为骨干',
    'A person has passed all stages of a training and is proposed as key staff',
    { training, unit, title, person, on: day },
  ),
  event('organization.training-completed', '培训已结束', 'A training was completed', { training, unit, on: day }),
  event('organization.training-cancelled', '培训已取消', 'A training was cancelled', {
    training,
    unit,
    reason: text('why; names nobody', 200),
    on: day,
  }),
] as const;
export type TrainingFact = FactsOf<typeof trainingEvents>;

/** A session has a stream of its own: who comes is counted by many phones at once, and keeps no plan waiting. */
export const trainingSessionEvents = [
  event('organization.training-session-scheduled', '培训课次已安排', 'A session of a training was scheduled', {
    session,
    training,
    unit,
    title: text('title of the plan and, with it, of its session; names nobody', 120),
    name: text('what the session is about; names nobody', 120),
    course: Type.Optional(id('course of the plan')),
    level: Type.Optional(id('stage or tier that it is for; all without it')),
    place: Type.Optional(text('place', 120)),
    on: businessDate('day of the session'),
  }),
  event('organization.training-attended', '已参加培训', 'A person was present at a session of a training', {
    session,
    training,
    unit,
    person,
    by: oneOf(ATTENDANCE_WAYS, 'ticked in a list, or by the code on the trainer’s screen'),
    on: businessDate('day of the session'),
  }),
  event('organization.training-attendance-struck', '培训签到已撤销', 'Somebody was not present after all', {
    session,
    training,
    unit,
    person,
    reason: text('why; names nobody', 200),
    on: day,
  }),
  event('organization.trainee-reminded', '已提醒参加培训', 'A person was told of a session that is near', {
    session,
    training,
    unit,
    title: text('title of the plan', 120),
    name: text('what the session is about', 120),
    place: Type.Optional(text('place', 120)),
    person,
    sessionOn: businessDate('day of the session'),
    on: day,
  }),
  event('organization.training-session-announced', '培训课次已通知', 'Who is to come to a session was told of it', {
    session,
    training,
    unit,
    told: Type.Integer({ minimum: 0, description: 'how many; each has an event of his own' }),
    on: day,
  }),
  event('organization.training-session-cancelled', '培训课次已取消', 'A session of a training was cancelled', {
    session,
    training,
    unit,
    reason: text('why; names nobody', 200),
    on: day,
  }),
] as const;
export type TrainingSessionFact = FactsOf<typeof trainingSessionEvents>;
