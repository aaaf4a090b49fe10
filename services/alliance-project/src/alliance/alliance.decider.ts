import type { AllianceFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Alliance, evolveAlliance, noAlliance } from './alliance.js';
import { type AllianceCommand, decideAlliance } from './alliance.decide.js';

export const alliance: Decider<Alliance, AllianceCommand, AllianceFact> = {
  category: 'alliance',
  initial: noAlliance,
  decide: decideAlliance,
  evolve: evolveAlliance,
};
