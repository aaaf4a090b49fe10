import type { TrainingSessionFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type TrainingSessionCommand, decideTrainingSession } from './training-session.decide.js';
import { type TrainingSession, evolveTrainingSession, noSession } from './training-session.js';

export const trainingSession: Decider<TrainingSession, TrainingSessionCommand, TrainingSessionFact> = {
  category: 'training-session',
  initial: noSession,
  decide: decideTrainingSession,
  evolve: evolveTrainingSession,
};
