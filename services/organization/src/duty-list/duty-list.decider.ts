import type { DutyListFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type DutyList, evolveDutyList, noDutyList } from './duty-list.js';
import { type DutyListCommand, decideDutyList } from './duty-list.decide.js';

export const dutyList: Decider<DutyList, DutyListCommand, DutyListFact> = {
  category: 'duty-list',
  initial: noDutyList,
  decide: decideDutyList,
  evolve: evolveDutyList,
};
