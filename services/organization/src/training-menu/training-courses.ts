import type { TrainingCourseFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';

export interface MenuCourse {
  code: string;
  name: string;
  hours: number;
  about?: string;
  on: string;
  state: 'offered' | 'dropped';
  droppedOn?: string;
}

/** The tenant's training menu; key is the course's code. */
export const trainingCourses: Projection<MenuCourse, TrainingCourseFact> = {
  model: 'training-courses',
  version: 1,
  types: [
    'organization.training-course-offered',
    'organization.training-course-changed',
    'organization.training-course-dropped',
  ],
  keys: (event) => [event.data.course],
  evolve: (row, event) => {
    if (event.type === 'organization.training-course-offered') {
      const { course: code, name, hours, about, on } = event.data;
      return { code, name, hours, about, on, state: 'offered' };
    }
    if (!row) return undefined;
    if (event.type === 'organization.training-course-dropped')
      return { ...row, state: 'dropped', droppedOn: event.data.on };
    const { name, hours, about } = event.data;
    return { ...row, name, hours, about };
  },
  indexes: ['state'],
};
