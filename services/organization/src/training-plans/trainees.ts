import type { TrainingFact } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

export interface LevelResult {
  level: string;
  score: number;
  passed: boolean;
  on: string;
}
/** One person in one plan. */
export interface TraineeRow {
  training: string;
  person: string;
  tier?: string;
  enrolledOn: string;
  withdrawnOn?: string;
  /** The last one of each level, in the order in which they came. */
  results: readonly LevelResult[];
  /** Day of the result by which he is proposed as key staff. */
  proposedOn?: string;
}

export const traineeKey = (training: string, person: string): string => `${training}@${person}`;

export const trainees: Projection<TraineeRow, TrainingFact> = {
  model: 'training-trainees',
  version: 1,
  types: [
    'organization.trainee-enrolled',
    'organization.trainee-moved',
    'organization.trainee-withdrawn',
    'organization.training-result-recorded',
    'organization.training-result-withdrawn',
    'organization.key-staff-proposed',
  ],
  keys: ({ data }) => ('person' in data ? [traineeKey(data.training, data.person)] : []),
  evolve: evolveTrainee,
  indexes: ['training', 'person'],
};

function evolveTrainee(row: TraineeRow | undefined, event: Recorded<TrainingFact>): TraineeRow | undefined {
  if (event.type === 'organization.trainee-enrolled') {
    const { training, person, tier, on } = event.data;
    return { training, person, tier, enrolledOn: on, results: [] };
  }
  if (!row) return undefined;
  switch (event.type) {
    case 'organization.trainee-moved':
      return { ...row, tier: event.data.tier };
    case 'organization.trainee-withdrawn':
      return { ...row, withdrawnOn: event.data.on };
    case 'organization.training-result-recorded': {
      const { level, score, passed, on } = event.data;
      return { ...row, results: [...without(row, level), { level, score, passed, on }] };
    }
    case 'organization.training-result-withdrawn':
      return { ...row, results: without(row, event.data.level) };
    case 'organization.key-staff-proposed':
      return { ...row, proposedOn: event.data.on };
    default:
      return row;
  }
}

const without = ({ results }: TraineeRow, level: string): LevelResult[] =>
  results.filter((result) => result.level !== level);
