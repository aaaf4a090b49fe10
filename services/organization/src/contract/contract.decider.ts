import type { ContractFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Contracted, evolveContracted, neverContracted } from './contract.js';
import { type ContractCommand, decideContract } from './contract.decide.js';

export const contract: Decider<Contracted, ContractCommand, ContractFact> = {
  category: 'contract',
  initial: neverContracted,
  decide: decideContract,
  evolve: evolveContracted,
};
