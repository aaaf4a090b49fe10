import type { DutyRegisterFact, RegisteredDuty } from '@ronghe/contracts';

/**
 * What the leaders of one production unit have to carry, and the Party organisation that leads it with them: a stream of
 * its own, since no post has all of it, and a duty that no post carries is just what has to be found.
 */
export type DutyRegister =
  { is: 'unknown' } | { is: 'written'; partyOrganization: string; duties: readonly RegisteredDuty[]; on: string };

export const noRegister = (): DutyRegister => ({ is: 'unknown' });

export function evolveDutyRegister(_: DutyRegister, { data }: DutyRegisterFact): DutyRegister {
  const { partyOrganization, duties, on } = data;
  return { is: 'written', partyOrganization, duties, on };
}
