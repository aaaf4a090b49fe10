import type { LeavingReason, MembershipStage, PersonFact } from '@ronghe/contracts';
import { invalidField, refuse } from '@ronghe/event-sourcing';
import { type Around, notBeforeLastChange, notInFuture } from './person-dates.js';
import type { Left, Registered } from './person.js';
import { membersHaveAStage, neverBack } from './stage-rules.js';

export type LeavingCommand =
  | { kind: 'leave'; person: string; reason: LeavingReason; on: string; around: Around }
  /** With the stage of when he left, unless he has got on elsewhere. */
  | {
      kind: 'return';
      person: string;
      unit: string;
      partyGroup?: string;
      membership?: MembershipStage;
      on: string;
      around: Around;
    };

type Of<K extends LeavingCommand['kind']> = Extract<LeavingCommand, { kind: K }>;

/** Nothing is done for somebody who works here no more; what he did stays as it was. */
export const personLeft = ({ leftOn }: Left): never =>
  refuse('person-left', `该人员已于${leftOn}离职`, `The person left on ${leftOn}`, {
    zh: '如已返回，请先办理返回',
    en: 'If he works here again, record his return first',
  });

export function leave({ person, reason, on, around }: Of<'leave'>, now: Registered): PersonFact[] {
  notInFuture(on, around);
  notBeforeLastChange(on, now.lastOn);
  const { unit, partyGroup, membership, keyStaff } = now;
  return [
    ...(keyStaff
      ? [
          {
            type: 'organization.key-staff-ended' as const,
            data: { person, unit, reason: 'leftEmployment' as const, on },
          },
        ]
      : []),
    { type: 'organization.person-left', data: { person, unit, partyGroup, membership, reason, on } },
  ];
}

export function comeBack(command: Of<'return'>, now: Registered | Left): PersonFact[] {
  const { person, unit, partyGroup, on, around } = command;
  if (now.is === 'registered')
    return refuse('person-not-left', '该人员在职，没有离职记录', 'The person works here and has not left');
  if (now.reason === 'deceased') refuse('person-deceased', '该人员已去世', 'The person is deceased');
  notInFuture(on, around);
  if (on < now.leftOn)
    invalidField('/on', 'before-leaving', {
      zh: `返回日期早于离职日期${now.leftOn}`,
      en: `Before he left on ${now.leftOn}`,
    });
  const membership = command.membership ?? now.membership;
  neverBack(now.membership, membership, {
    zh: '党员身份不能低于离职时的阶段',
    en: 'The stage cannot be below the one he left with',
  });
  membersHaveAStage(partyGroup, membership);
  return [{ type: 'organization.person-returned', data: { person, unit, partyGroup, membership, on } }];
}
