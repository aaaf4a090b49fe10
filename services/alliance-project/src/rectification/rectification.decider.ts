import type { RectificationFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Rectification, evolveRectification, noRectification } from './rectification.js';
import { type RectificationCommand, decideRectification } from './rectification.decide.js';

export const rectification: Decider<Rectification, RectificationCommand, RectificationFact> = {
  category: 'rectification',
  initial: noRectification,
  decide: decideRectification,
  evolve: evolveRectification,
};
