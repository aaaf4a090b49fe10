import type { TrainingSessionFact } from '@ronghe/contracts';

export interface Scheduled {
  is: 'scheduled';
  training: string;
  unit: string;
  title: string;
  name: string;
  place?: string;
  /** Stage or tier that it is for; all without it. */
  level?: string;
  on: string;
  cancelled: boolean;
  attended: Set<string>;
  announced: boolean;
}
export type TrainingSession = { is: 'unknown' } | Scheduled;

export const noSession = (): TrainingSession => ({ is: 'unknown' });

export function evolveTrainingSession(state: TrainingSession, fact: TrainingSessionFact): TrainingSession {
  if (fact.type === 'organization.training-session-scheduled') {
    const { training, unit, title, name, place, level, on } = fact.data;
    const fresh = { cancelled: false, announced: false, attended: new Set<string>() };
    return { is: 'scheduled', training, unit, title, name, place, level, on, ...fresh };
  }
  if (state.is === 'unknown') return state;
  switch (fact.type) {
    case 'organization.training-attended':
      state.attended.add(fact.data.person);
      return state;
    case 'organization.training-attendance-struck':
      state.attended.delete(fact.data.person);
      return state;
    case 'organization.trainee-reminded':
      return state;
    case 'organization.training-session-announced':
      return { ...state, announced: true };
    case 'organization.training-session-cancelled':
      return { ...state, cancelled: true };
    default:
      return fact satisfies never;
  }
}
