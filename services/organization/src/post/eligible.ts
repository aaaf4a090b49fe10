import { type PostRole, isMember, kindOfRole } from '@ronghe/contracts';
import { invalidField } from '@ronghe/event-sourcing';
import { personLeft } from '../person/leaving.decide.js';
import { personForgotten } from '../person/person-forgotten.js';
import type { Person } from '../person/person.js';

/** Those who are elected, or lead a group: probationary members have neither vote nor eligibility. */
const FOR_FULL_MEMBERS: readonly PostRole[] = ['secretary', 'deputySecretary', 'committeeMember', 'groupLeader'];

/** Whether somebody may hold a post of this role from a day on. @throws Refusal */
export function mayHold(role: PostRole, candidate: Person, from: string): void {
  if (candidate.is === 'forgotten') return personForgotten();
  if (candidate.is === 'unknown') return unknownPerson();
  if (candidate.is === 'left') return personLeft(candidate);
  if (from < candidate.employedOn)
    invalidField('/from', 'before-employment', {
      zh: `日期早于入职日期${candidate.employedOn}`,
      en: `Before employment on ${candidate.employedOn}`,
    });
  if (kindOfRole(role) === 'party' && !isMember(candidate.membership))
    invalidField(
      '/person',
      'party-post-for-members',
      { zh: '党内职务只能由党员担任', en: 'Only a Party member can hold a Party post' },
      { zh: '请选择党员，或先更新他的党员身份', en: 'Choose a member, or change his membership first' },
    );
  if (FOR_FULL_MEMBERS.includes(role) && candidate.membership !== 'full')
    invalidField(
      '/person',
      'post-for-full-members',
      {
        zh: '预备党员没有被选举权，不能担任书记、副书记、委员或党小组长',
        en: 'A probationary member is not eligible for secretary, deputy secretary, committee member or group leader',
      },
      { zh: '请选择正式党员', en: 'Choose a full member' },
    );
}

export const unknownPerson = (): never =>
  invalidField(
    '/person',
    'unknown-person',
    { zh: '没有登记这个人员', en: 'This person is not registered' },
    { zh: '请重新选择人员', en: 'Choose the person again' },
  );
