import { MEMBERSHIP_STAGES, type MembershipStage } from '@ronghe/contracts';
import { type Words, invalidField } from '@ronghe/event-sourcing';
import { type Around, notInFuture, oldEnoughForTheParty, plusMonths } from './person-dates.js';
import type { Registered } from './person.js';

/** What counts of a person when a stage is given a day. */
type Before = Pick<Registered, 'membership' | 'stages' | 'membershipEndedOn' | 'probationUntil'>;

export function membersHaveAStage(partyGroup: string | undefined, stage: MembershipStage | undefined): void {
  if (partyGroup && !stage)
    invalidField('/membership', 'group-without-membership', {
      zh: '编入党小组的人员要填写党员身份',
      en: 'Someone in a Party group needs a membership stage',
    });
}

export function noDayWithoutStage(since: string | undefined, stage: MembershipStage | undefined): void {
  if (since && !stage)
    invalidField('/membershipOn', 'day-without-stage', {
      zh: '没有党员身份，不能填身份起始日期',
      en: 'There is no membership stage that began on that day',
    });
}

export function neverBack(before: MembershipStage | undefined, now: MembershipStage | undefined, words: Words): void {
  if (before && now && MEMBERSHIP_STAGES.indexOf(now) < MEMBERSHIP_STAGES.indexOf(before))
    invalidField('/membership', 'stage-out-of-order', words);
}

export function notBeforeTheStageBefore(
  on: string,
  { membership, stages, membershipEndedOn }: Before,
  pointer = '/on',
): void {
  const since = (membership && stages[membership]) ?? membershipEndedOn;
  if (since && on < since)
    invalidField(
      pointer,
      'before-stage-before',
      { zh: `日期早于上一阶段的日期${since}`, en: `Before the stage before it, on ${since}` },
      { zh: '请核对日期', en: 'Check the date' },
    );
}

/**
 * 中国共产党发展党员工作细则: an activist is trained and observed for a year or more before he can be a candidate, and a
 * probation lasts a year from the day of the meeting. These are rules and not warnings: a decision before the day has no
 * force, the committee above sends it back, and a branch secretary wants to hear it before the meeting, not after. Where
 * the day of the stage is not known (a workbook, a transfer) nothing is held against him.
 */
export function waitingTimeOver(
  to: MembershipStage,
  on: string,
  { stages, probationUntil }: Before,
  pointer = '/on',
): void {
  const from = to === 'candidate' ? stages.activist : to === 'full' ? stages.probationary : undefined;
  const earliest = to === 'full' && probationUntil ? probationUntil : from && plusMonths(from, 12);
  if (!earliest || on >= earliest) return;
  if (to === 'full')
    invalidField(
      pointer,
      'probation-not-over',
      { zh: `预备期到${earliest}才满`, en: `Probation lasts until ${earliest}` },
      { zh: `请在${earliest}或以后办理转正`, en: `Make him a full member on ${earliest} or later` },
    );
  invalidField(
    pointer,
    'activist-too-short',
    { zh: `积极分子要培养考察一年以上，到${earliest}才满`, en: `An activist is observed for a year, to ${earliest}` },
    { zh: `请在${earliest}或以后列为发展对象`, en: `Make him a candidate on ${earliest} or later` },
  );
}

/** The day of a stage, given beside it and not as the day of a change. */
export function rightSince(stage: MembershipStage, since: string, before: Before, around: Around): void {
  notInFuture(since, around, '/membershipOn');
  oldEnoughForTheParty(since, around.bornOn, '/membershipOn');
  notBeforeTheStageBefore(since, before, '/membershipOn');
  waitingTimeOver(stage, since, before, '/membershipOn');
}

/** Who goes on by a stage in an exported workbook forgets easily that the day beside it is that of the stage before. */
export function dayOfItsOwn(since: string, before: string | undefined): void {
  if (since === before)
    invalidField(
      '/membershipOn',
      'day-of-stage-before',
      { zh: `${since}是上一阶段的日期`, en: `${since} is the day of the stage before it` },
      { zh: '党员身份改了，起始日期也要改；不清楚时留空', en: 'Give the day of the new stage, or leave it empty' },
    );
}
