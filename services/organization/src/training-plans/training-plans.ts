import type { FactOfType, TrainingFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

type PlannedData = FactOfType<TrainingFact, 'organization.training-planned'>;

/** A plan without the people in it. */
export interface TrainingPlan extends Omit<PlannedData, 'training'> {
  state: 'open' | 'completed' | 'cancelled';
  /** Day on which it was completed or cancelled. */
  overOn?: string;
  reason?: string;
  trainees: number;
  /** Events on its stream, which is its version. */
  events: number;
}

export const trainingPlans: Projection<TrainingPlan, TrainingFact> = {
  model: 'training-plans',
  version: 1,
  types: [
    'organization.training-planned',
    'organization.trainee-enrolled',
    'organization.trainee-moved',
    'organization.trainee-withdrawn',
    'organization.training-result-recorded',
    'organization.training-result-withdrawn',
    'organization.key-staff-proposed',
    'organization.training-completed',
    'organization.training-cancelled',
  ],
  keys: (event) => [event.data.training],
  evolve: evolvePlan,
  indexes: ['unit', 'kind', 'state'],
};

function evolvePlan(plan: TrainingPlan | undefined, event: Recorded<TrainingFact>): TrainingPlan | undefined {
  if (event.type === 'organization.training-planned') {
    const { training: _, ...planned } = event.data;
    return { ...planned, state: 'open', trainees: 0, events: 1 };
  }
  if (!plan) return undefined;
  const next = { ...plan, events: plan.events + 1 };
  switch (event.type) {
    case 'organization.trainee-enrolled':
      return { ...next, trainees: plan.trainees + 1 };
    case 'organization.trainee-withdrawn':
      return { ...next, trainees: plan.trainees - 1 };
    case 'organization.training-completed':
      return { ...next, state: 'completed', overOn: event.data.on };
    case 'organization.training-cancelled':
      return { ...next, state: 'cancelled', overOn: event.data.on, reason: event.data.reason };
    default:
      return next;
  }
}
