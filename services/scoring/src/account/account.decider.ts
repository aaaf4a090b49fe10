import type { AccountFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Account, emptyAccount, evolveAccount } from './account.js';
import { type AccountCommand, decideAccount } from './account.decide.js';

export const account: Decider<Account, AccountCommand, AccountFact> = {
  category: 'account',
  initial: emptyAccount,
  decide: decideAccount,
  evolve: evolveAccount,
};
