import { describe, it } from '@jest/globals';
import type { TrainingCourseFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { TrainingCourseCommand } from './training-course.decide.js';
import { trainingCourse } from './training-course.decider.js';

const content = { name: '油井故障诊断', hours: 4, about: undefined };
const better = { ...content, hours: 6, about: '示功图分析' };
const on = '2026-03-01';
const offered: TrainingCourseFact = {
  type: 'organization.training-course-offered',
  data: { course: 'C1', ...content, on },
};
const changed: TrainingCourseFact = {
  type: 'organization.training-course-changed',
  data: { course: 'C1', ...better },
};
const dropped: TrainingCourseFact = { type: 'organization.training-course-dropped', data: { course: 'C1', on } };

const offer: TrainingCourseCommand = { kind: 'offerCourse', course: 'C1', content, on };
const change = (to = better): TrainingCourseCommand => ({ kind: 'changeCourse', course: 'C1', content: to });
const drop: TrainingCourseCommand = { kind: 'dropCourse', course: 'C1', on };

describe('a course of the training menu', () => {
  it('is offered once under its code, and again after it was dropped', () => {
    given(trainingCourse).when(offer).then([offered]);
    given(trainingCourse, [offered]).when(offer).thenRefused('course-exists');
    given(trainingCourse, [offered, dropped]).when(offer).then([offered]);
  });

  it('is changed while it is offered; the same again says nothing', () => {
    given(trainingCourse, [offered]).when(change()).then([changed]);
    given(trainingCourse, [offered, changed]).when(change()).then([]);
    given(trainingCourse, [offered, dropped]).when(change()).thenRefused('not-found');
    given(trainingCourse).when(change()).thenRefused('not-found');
  });

  it('is dropped once', () => {
    given(trainingCourse, [offered]).when(drop).then([dropped]);
    given(trainingCourse, [offered, dropped]).when(drop).thenRefused('not-found');
  });
});
