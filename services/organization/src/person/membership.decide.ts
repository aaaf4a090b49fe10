import { MEMBERSHIP_STAGES, type MembershipEnd, type MembershipStage, type PersonFact } from '@ronghe/contracts';
import { invalidField, refuse } from '@ronghe/event-sourcing';
import {
  type Around,
  notBeforeEmployment,
  notBeforeLastChange,
  notInFuture,
  oldEnoughForTheParty,
  plusMonths,
} from './person-dates.js';
import { dayOfItsOwn, neverBack, notBeforeTheStageBefore, rightSince, waitingTimeOver } from './stage-rules.js';
import type { Registered } from './person.js';

export type MembershipCommand =
  | {
      kind: 'changeMembership';
      person: string;
      stage: MembershipStage;
      partyGroup?: string;
      /** 组织关系转入: who comes with a stage from elsewhere did not go through the earlier ones here. */
      transferredIn?: boolean;
      on: string;
      around: Around;
    }
  | { kind: 'extendProbation'; person: string; until: string; on: string; around: Around }
  | { kind: 'endMembership'; person: string; reason: MembershipEnd; on: string; around: Around };

type Of<K extends MembershipCommand['kind']> = Extract<MembershipCommand, { kind: K }>;

export function decideMembership(command: MembershipCommand, now: Registered): PersonFact[] {
  switch (command.kind) {
    case 'changeMembership':
      return change(command, now);
    case 'extendProbation':
      return extendProbation(command, now);
    case 'endMembership':
      return end(command, now);
    default:
      return command satisfies never;
  }
}

function change(command: Of<'changeMembership'>, now: Registered): PersonFact[] {
  const { person, stage, partyGroup, transferredIn, on, around } = command;
  const group = partyGroup ?? now.partyGroup;
  if (stage === now.membership && group === now.partyGroup) return [];
  notInFuture(on, around);
  notBeforeEmployment(on, now);
  oldEnoughForTheParty(on, around.bornOn);
  if (transferredIn) nothingHereYet(now);
  else stagesInOrder(now.membership, stage);
  notBeforeTheStageBefore(on, now);
  // A stage may have come before a group that a workbook told of on the day it was read.
  if (group !== now.partyGroup) notBeforeLastChange(on, now.groupSince);
  if (stage !== now.membership) waitingTimeOver(stage, on, now);
  return [membershipChanged(person, now, stage, group, on, transferredIn)];
}

/** 申请 → 积极分子 → 发展对象 → 预备 → 正式: one step at a time, never back. */
function stagesInOrder(from: MembershipStage | undefined, to: MembershipStage): void {
  const step = MEMBERSHIP_STAGES.indexOf(to) - (from ? MEMBERSHIP_STAGES.indexOf(from) : -1);
  if (step !== 0 && step !== 1)
    refuse(
      'stage-out-of-order',
      '入党各阶段要依次进行，不能跳过或退回',
      'Membership stages follow one another; none is skipped or taken back',
      {
        zh: '请选择下一阶段',
        en: 'Choose the next stage',
      },
    );
}

function nothingHereYet({ membership }: Registered): void {
  if (membership)
    invalidField('/transferredIn', 'member-here-already', {
      zh: '该人员的党员身份已在本单位登记，不能再转入',
      en: 'The person has a membership stage here, so nothing can be transferred in',
    });
}

/** Once, by half a year to a year from when the probation would have ended. */
function extendProbation({ person, until, on, around }: Of<'extendProbation'>, now: Registered): PersonFact[] {
  if (now.membership !== 'probationary')
    refuse('not-probationary', '该人员不是预备党员', 'The person is not a probationary member');
  if (now.probationUntil)
    refuse(
      'probation-extended-already',
      `预备期已延长到${now.probationUntil}`,
      `The probation was extended to ${now.probationUntil}`,
      {
        zh: '预备期只能延长一次；期满后转正或取消预备党员资格',
        en: 'Once only: then he becomes full or it is cancelled',
      },
    );
  notInFuture(on, around);
  const { probationary } = now.stages;
  notBeforeLastChange(on, probationary);
  const end = probationary ? plusMonths(probationary, 12) : on;
  const [first, last] = [plusMonths(end, 6), plusMonths(end, 12)];
  if (until < first || until > last)
    invalidField('/until', 'extension-out-of-range', {
      zh: `延长预备期不少于半年、不超过一年：${first}至${last}`,
      en: `Half a year to a year: from ${first} to ${last}`,
    });
  const { unit, partyGroup } = now;
  return [{ type: 'organization.probation-extended', data: { person, unit, partyGroup, until, on } }];
}

function end({ person, reason, on, around }: Of<'endMembership'>, now: Registered): PersonFact[] {
  const { unit, membership, partyGroup } = now;
  if (!membership) return refuse('no-membership', '该人员没有党员身份', 'The person is in no membership stage');
  if (reason === 'probationCancelled' && membership !== 'probationary')
    invalidField('/reason', 'not-probationary', {
      zh: '只有预备党员才能取消预备党员资格',
      en: 'Only the probation of a probationary member is cancelled',
    });
  if (reason === 'expelled' && membership !== 'full')
    invalidField('/reason', 'not-full-member', {
      zh: '只有正式党员才能除名或开除党籍；预备党员请取消预备资格',
      en: 'Only a full member is expelled; cancel the probation of a probationary one',
    });
  notInFuture(on, around);
  notBeforeEmployment(on, now);
  notBeforeTheStageBefore(on, now);
  notBeforeLastChange(on, now.groupSince);
  return [{ type: 'organization.membership-ended', data: { person, unit, membership, partyGroup, reason, on } }];
}

/**
 * What a workbook says: one stage on or several, never back. The day is that of the workbook, or where it gives one, a day
 * held to the rules of one that an officer gives.
 */
export function statedMembership(
  person: string,
  now: Registered,
  stated: { stage: MembershipStage; since?: string; partyGroup?: string; around: Around },
): PersonFact {
  const { stage, since, partyGroup = now.partyGroup, around } = stated;
  if (stage === now.membership) return membershipChanged(person, now, stage, partyGroup, around.today);
  neverBack(now.membership, stage, {
    zh: '党员身份不能低于现在的阶段',
    en: 'The stage cannot be below the present one',
  });
  if (since === undefined) return membershipChanged(person, now, stage, partyGroup, around.today, true);
  dayOfItsOwn(since, now.membership && now.stages[now.membership]);
  rightSince(stage, since, now, around);
  return membershipChanged(person, now, stage, partyGroup, since);
}

export const membershipChanged = (
  person: string,
  now: Pick<Registered, 'unit' | 'membership' | 'partyGroup'>,
  membership: MembershipStage,
  partyGroup: string | undefined,
  on: string,
  stated?: boolean,
): PersonFact => ({
  type: 'organization.membership-changed',
  data: {
    person,
    unit: now.unit,
    membership,
    previousMembership: now.membership,
    partyGroup,
    previousPartyGroup: now.partyGroup,
    on,
    ...(stated && { stated }),
  },
});
