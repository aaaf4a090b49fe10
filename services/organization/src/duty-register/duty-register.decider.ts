import type { DutyRegisterFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type DutyRegister, evolveDutyRegister, noRegister } from './duty-register.js';
import { type DutyRegisterCommand, decideDutyRegister } from './duty-register.decide.js';

export const dutyRegister: Decider<DutyRegister, DutyRegisterCommand, DutyRegisterFact> = {
  category: 'duty-register',
  initial: noRegister,
  decide: decideDutyRegister,
  evolve: evolveDutyRegister,
};
