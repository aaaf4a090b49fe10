import { describe, it } from '@jest/globals';
import type { TrainingCourseFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { trainingCourses } from './training-courses.js';

const of = { course: 'C1', name: '故障诊断', hours: 4, about: undefined };
const offered: TrainingCourseFact = { type: 'organization.training-course-offered', data: { ...of, on: '2026-03-01' } };
const changed: TrainingCourseFact = { type: 'organization.training-course-changed', data: { ...of, hours: 6 } };
const dropped: TrainingCourseFact = {
  type: 'organization.training-course-dropped',
  data: { course: 'C1', on: '2026-05-01' },
};
const row = { code: 'C1', name: '故障诊断', hours: 6, about: undefined, on: '2026-03-01' };

describe('the training menu', () => {
  it('shows courses as they were last changed, and since when they are gone', () => {
    const read = givenEvents(trainingCourses, recorded([offered, changed]));
    read.then('C1', { ...row, state: 'offered' });
    givenEvents(trainingCourses, recorded([offered, changed, dropped])).then('C1', {
      ...row,
      state: 'dropped',
      droppedOn: '2026-05-01',
    });
  });

  it('one that was dropped comes back as it is offered then', () => {
    givenEvents(trainingCourses, recorded([offered, dropped, offered])).then('C1', {
      ...row,
      hours: 4,
      state: 'offered',
    });
  });
});
