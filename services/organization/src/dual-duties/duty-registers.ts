import type { DutyRegisterFact, RegisteredDuty } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';

export interface WrittenRegister {
  on: string;
  partyOrganization: string;
  duties: readonly RegisteredDuty[];
}

/** Registers of duties by their unit, each as it was written over time, oldest first. */
export const dutyRegisters: Projection<{ written: readonly WrittenRegister[] }, DutyRegisterFact> = {
  model: 'duty-registers',
  version: 1,
  types: ['organization.duties-registered'],
  keys: ({ data }) => [data.unit],
  evolve: (row, { data: { on, partyOrganization, duties } }) => ({
    written: [...(row?.written ?? []), { on, partyOrganization, duties }],
  }),
};

export const registerOn = (
  row: { written: readonly WrittenRegister[] } | undefined,
  day: string,
): WrittenRegister | undefined => row?.written.findLast(({ on }) => on <= day);
