import type { RulebookFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Rulebook, evolveRulebook, noRulebook } from './rulebook.js';
import { type RulebookCommand, decideRulebook } from './rulebook.decide.js';

export const rulebook: Decider<Rulebook, RulebookCommand, RulebookFact> = {
  category: 'rulebook',
  initial: noRulebook,
  decide: decideRulebook,
  evolve: evolveRulebook,
};
