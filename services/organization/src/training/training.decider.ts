import type { TrainingFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type TrainingCommand, decideTraining } from './training.decide.js';
import { type Training, evolveTraining, noTraining } from './training.js';

export const training: Decider<Training, TrainingCommand, TrainingFact> = {
  category: 'training',
  initial: noTraining,
  decide: decideTraining,
  evolve: evolveTraining,
};
