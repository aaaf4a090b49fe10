import type { TrainingFact, TrainingSessionFact } from '@ronghe/contracts';
import type { Recorded } from '@ronghe/event-sourcing';
import type { Wording } from './wording.js';

type OfTraining = Extract<
  Recorded<TrainingFact | TrainingSessionFact>,
  { type: 'organization.trainee-enrolled' | 'organization.trainee-reminded' | 'organization.key-staff-proposed' }
>;

/** Who takes part is told himself; that somebody could become key staff, the unit that holds the training. */
export function trainingWording(event: OfTraining, unitName: string): Wording {
  const { title } = event.data;
  switch (event.type) {
    case 'organization.trainee-enrolled':
      return {
        recipients: [`person:${event.data.person}`],
        level: 'information',
        title: { zh: `您已编入培训：${title}`, en: `You take part in a training: ${title}` },
        body: { zh: `由${unitName}组织`, en: `Held by ${unitName}` },
        link: '/my-training',
      };
    case 'organization.trainee-reminded': {
      const { name, place, sessionOn, person } = event.data;
      return {
        recipients: [`person:${person}`],
        level: 'reminder',
        title: { zh: `${sessionOn}培训：${name}`, en: `Training on ${sessionOn}: ${name}` },
        body: { zh: [title, place].filter(Boolean).join('，'), en: [title, place].filter(Boolean).join(', ') },
        link: '/my-training',
      };
    }
    case 'organization.key-staff-proposed':
      return {
        recipients: [`unit:${event.data.unit}`],
        level: 'information',
        title: { zh: `有人通过全部阶段，可列为骨干：${title}`, en: `Somebody passed all stages: ${title}` },
        body: { zh: '请在培训计划中确认', en: 'Confirm it in the training plan' },
        link: `/training/${event.data.training}?state=proposed`,
      };
  }
}
