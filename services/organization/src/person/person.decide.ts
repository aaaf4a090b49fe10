import { MEMBERSHIP_STAGES, type MembershipStage, type PersonFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { type ForgettingCommand, decideForgetting } from '../forgetting/forgetting.decide.js';
import { type FollowMerger, followMerger } from './follow-merger.decide.js';
import { personForgotten } from './person-forgotten.js';
import type { Person, Registered } from './person.js';

/** A person's details as they enter an event: personal data is already sealed. */
export interface PersonDetails {
  employeeNo: string;
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  employedOn: string;
}

export type PersonCommand =
  | { kind: 'registerPerson'; person: string; details: PersonDetails }
  /** From a workbook: registers who is new, corrects and moves who differs; on = day of the change. */
  | { kind: 'reconcilePerson'; person: string; details: PersonDetails; on: string }
  | { kind: 'movePerson'; person: string; unit: string; on: string }
  | { kind: 'changeMembership'; person: string; stage: MembershipStage; partyGroup?: string; on: string }
  | FollowMerger
  | ForgettingCommand;

export function decidePerson(command: PersonCommand, state: Person): PersonFact[] {
  if (command.kind === 'followMerger') return followMerger(command, state);
  if (state.is === 'forgotten') return personForgotten();
  switch (command.kind) {
    case 'registerPerson':
      if (state.is === 'registered')
        refuse('person-exists', '这个工号已登记', 'This employee number is registered', {
          zh: '请核对工号，或修改原来的人员信息',
          en: 'Check the number, or change the person who is there',
        });
      return [registered(command.person, command.details)];
    case 'reconcilePerson':
      return state.is === 'registered' ? reconcile(command, state) : [registered(command.person, command.details)];
    case 'movePerson':
      return move(command, known(state));
    case 'changeMembership':
      return changeMembership(command, known(state));
    default:
      return decideForgetting(command, known(state));
  }
}

const known = (state: Person): Registered =>
  state.is === 'registered' ? state : notFound({ zh: '人员', en: 'person' });

const registered = (person: string, details: PersonDetails): PersonFact => {
  membersHaveAStage(details.partyGroup, details.membership);
  return { type: 'organization.person-registered', data: { person, ...details } };
};

function membersHaveAStage(partyGroup: string | undefined, stage: MembershipStage | undefined): void {
  if (partyGroup && !stage)
    invalidField('/membership', 'group-without-membership', {
      zh: '编入党小组的人员要填写党员身份',
      en: 'Someone in a Party group needs a membership stage',
    });
}

function move({ person, unit, on }: { person: string; unit: string; on: string }, now: Registered): PersonFact[] {
  if (unit === now.unit) return [];
  notBeforeEmployment(on, now);
  return [
    {
      type: 'organization.person-moved',
      data: { person, unit, previousUnit: now.unit, membership: now.membership, on },
    },
  ];
}

function changeMembership(
  { person, stage, partyGroup, on }: { person: string; stage: MembershipStage; partyGroup?: string; on: string },
  now: Registered,
): PersonFact[] {
  const group = partyGroup ?? now.partyGroup;
  if (stage === now.membership && group === now.partyGroup) return [];
  notBeforeEmployment(on, now);
  stagesInOrder(now.membership, stage);
  return [membershipChanged(person, now, stage, group, on)];
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

function notBeforeEmployment(on: string, now: Registered): void {
  if (on < now.employedOn)
    invalidField('/on', 'before-employment', {
      zh: `日期早于入职日期${now.employedOn}`,
      en: `Before employment on ${now.employedOn}`,
    });
}

/** A workbook states how things are, so a membership stage may differ by more than one step. */
function reconcile(
  { person, details, on }: { person: string; details: PersonDetails; on: string },
  now: Registered,
): PersonFact[] {
  membersHaveAStage(details.partyGroup, details.membership);
  const facts: PersonFact[] = [];
  const name = differs(details.name, now.name);
  const idNumber = differs(details.idNumber, now.idNumber);
  const phone = differs(details.phone, now.phone);
  if (name ?? idNumber ?? phone)
    facts.push({ type: 'organization.person-corrected', data: { person, name, idNumber, phone } });
  facts.push(...move({ person, unit: details.unit, on }, now));
  const stage = details.membership;
  if (stage && (stage !== now.membership || (details.partyGroup && details.partyGroup !== now.partyGroup)))
    facts.push(
      membershipChanged(person, { ...now, unit: details.unit }, stage, details.partyGroup ?? now.partyGroup, on),
    );
  return facts;
}

/** Sealing the same text for the same person gives the same envelope, so envelopes can be compared. */
const differs = (next: string | undefined, now: string | undefined): string | undefined =>
  next !== now ? next : undefined;

const membershipChanged = (
  person: string,
  now: Registered,
  membership: MembershipStage,
  partyGroup: string | undefined,
  on: string,
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
  },
});
