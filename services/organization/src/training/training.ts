import type { TrainingFact, TrainingKind } from '@ronghe/contracts';

export interface Level {
  code: string;
  name: string;
}
export interface FollowUp extends Level {
  dueOn: string;
}
export interface Result {
  score: number;
  passed: boolean;
  on: string;
}
export interface Trainee {
  /** Undefined of a staged training. */
  tier?: string;
  /** The last one of each level. */
  results: Map<string, Result>;
  proposed: boolean;
}

/** Of a few hundred events: at most {@link MOST_TRAINEES} people, each with a result per stage. */
export interface Planned {
  is: 'planned';
  training: string;
  unit: string;
  title: string;
  kind: TrainingKind;
  levels: readonly Level[];
  courses: readonly string[];
  passMark: number;
  from: string;
  to: string;
  followUp?: FollowUp;
  state: 'open' | 'completed' | 'cancelled';
  /** Those who take part; whoever was withdrawn is not among them. */
  trainees: Map<string, Trainee>;
}
export type Training = { is: 'unknown' } | Planned;

export const MOST_TRAINEES = 200;

export const noTraining = (): Training => ({ is: 'unknown' });

export function evolveTraining(state: Training, fact: TrainingFact): Training {
  if (fact.type === 'organization.training-planned') {
    const { courses, ...plan } = fact.data;
    return { is: 'planned', ...plan, courses: courses.map(({ code }) => code), state: 'open', trainees: new Map() };
  }
  if (state.is === 'unknown') return state;
  const { trainees } = state;
  switch (fact.type) {
    case 'organization.trainee-enrolled':
      trainees.set(fact.data.person, { tier: fact.data.tier, results: new Map(), proposed: false });
      return state;
    case 'organization.trainee-moved':
      trainees.set(fact.data.person, { ...trainees.get(fact.data.person)!, tier: fact.data.tier });
      return state;
    case 'organization.trainee-withdrawn':
      trainees.delete(fact.data.person);
      return state;
    case 'organization.training-result-recorded': {
      const { person, level, score, passed, on } = fact.data;
      trainees.get(person)?.results.set(level, { score, passed, on });
      return state;
    }
    case 'organization.training-result-withdrawn':
      trainees.get(fact.data.person)?.results.delete(fact.data.level);
      return state;
    case 'organization.key-staff-proposed':
      trainees.set(fact.data.person, { ...trainees.get(fact.data.person)!, proposed: true });
      return state;
    case 'organization.training-completed':
      return { ...state, state: 'completed' };
    case 'organization.training-cancelled':
      return { ...state, state: 'cancelled' };
    default:
      return fact satisfies never;
  }
}
