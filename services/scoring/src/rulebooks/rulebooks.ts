import type { RulebookFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';
import { type Rulebook, evolveRulebook, noRulebook } from '../rulebook/rulebook.js';

/** Each rulebook with its versions; key is its code. */
export const rulebookVersions: Projection<Rulebook, RulebookFact> = {
  model: 'rulebooks',
  version: 1,
  types: ['scoring.rulebook-version-drafted', 'scoring.rulebook-version-adopted'],
  keys: (event) => [event.data.rulebook],
  evolve: (document, event) => evolveRulebook(document ?? noRulebook(), event),
};
