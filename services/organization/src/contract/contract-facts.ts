import type { ContractEnd, ContractFact } from '@ronghe/contracts';
import { type Contract, employeeOf, kindOf } from './contract.js';

const about = (thing: string) => ({ thing, kind: kindOf(thing)!, employee: employeeOf(thing) });

export const made = (thing: string, unit: string, person: string, from: string, nth: number): ContractFact => ({
  type: 'organization.contract-made',
  data: { contract: `${thing}@${nth}`, ...about(thing), unit, person, from },
});

export const ended = (
  thing: string,
  { id, unit, member, from }: Contract,
  end: { to: string; cause: ContractEnd; reason?: string },
): ContractFact => ({
  type: 'organization.contract-ended',
  data: { contract: id, ...about(thing), unit, person: member, from, ...end },
});
