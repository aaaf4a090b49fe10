import type { PersonFact } from '@ronghe/contracts';
import { refuse } from '@ronghe/event-sourcing';
import type { Left, Registered } from '../person/person.js';

/** Reasons are sealed already. `by` is who sends the command. */
export type ForgettingCommand =
  | { kind: 'requestForgetting'; person: string; reason: string; by: string }
  | { kind: 'approveForgetting'; person: string; by: string; on: string }
  | { kind: 'rejectForgetting'; person: string; reason: string };

/** Decided on the person's own stream, so that nothing can happen to him beside or after it. */
export function decideForgetting(command: ForgettingCommand, person: Registered | Left): PersonFact[] {
  switch (command.kind) {
    case 'requestForgetting':
      return request(command, person);
    case 'approveForgetting':
      return approve(command, person);
    case 'rejectForgetting':
      asked(person);
      return [{ type: 'organization.forgetting-rejected', data: { person: command.person, reason: command.reason } }];
    default:
      return command satisfies never;
  }
}

function request(
  { person, reason, by }: Extract<ForgettingCommand, { kind: 'requestForgetting' }>,
  { forgetting, unit, partyGroup }: Registered | Left,
): PersonFact[] {
  if (forgetting)
    refuse('forgetting-asked', '已有待审批的遗忘申请', 'Somebody has asked for it already', {
      zh: '请由另一位管理员审批原申请',
      en: 'Have another administrator decide on that request',
    });
  return [{ type: 'organization.forgetting-requested', data: { person, by, unit, partyGroup, reason } }];
}

function approve(
  { person, by, on }: Extract<ForgettingCommand, { kind: 'approveForgetting' }>,
  now: Registered | Left,
): PersonFact[] {
  needsASecondPairOfEyes(asked(now).by, by);
  const { unit, partyGroup, membership } = now;
  const left = now.is === 'left' && { left: true };
  return [{ type: 'organization.person-forgotten', data: { person, unit, partyGroup, membership, ...left, on } }];
}

const asked = ({ forgetting }: Registered | Left): { by: string } =>
  forgetting ??
  refuse('forgetting-not-asked', '没有待审批的遗忘申请', 'Nobody has asked for it', {
    zh: '请先提交遗忘申请',
    en: 'Ask for it first',
  });

function needsASecondPairOfEyes(requester: string, approver: string): void {
  if (requester === approver)
    refuse('own-forgetting', '不能审批自己提交的申请', 'Nobody approves what he has asked for himself', {
      zh: '请由另一位管理员审批',
      en: 'Have another administrator decide',
    });
}
