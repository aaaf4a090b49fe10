import type { ContractEnd, ContractFact, ContractedKind } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';

/** That one member answers, or answered, for one thing. Nobody is named here but by his pseudonym. */
export interface ContractRow {
  thing: string;
  kind: ContractedKind;
  /** Of the thing when the contract was made. */
  unit: string;
  member: string;
  employee?: string;
  from: string;
  /** First day without. */
  to?: string;
  cause?: ContractEnd;
  reason?: string;
}

type Made = Extract<ContractFact, { type: 'organization.contract-made' | 'organization.contract-ended' }>;

/** Each contract by itself. */
export const contracts: Projection<ContractRow, Made> = {
  model: 'contracts',
  version: 1,
  types: ['organization.contract-made', 'organization.contract-ended'],
  keys: (event) => [event.data.contract],
  evolve: (row, event) => {
    if (event.type === 'organization.contract-made') {
      const { thing, kind, unit, person: member, employee, from } = event.data;
      return { thing, kind, unit, member, employee, from };
    }
    const { to, cause, reason } = event.data;
    return row && { ...row, to, cause, reason };
  },
  indexes: ['thing', 'kind', 'unit', 'member', 'employee'],
};

export const holdsOn = ({ from, to }: Pick<ContractRow, 'from' | 'to'>, day: string): boolean =>
  from <= day && !(to !== undefined && to <= day);

/** One that was taken back before its first day never comes. */
export const isComing = ({ from, to }: Pick<ContractRow, 'from' | 'to'>, day: string): boolean =>
  day < from && !(to !== undefined && to <= from);
