import type { MembershipStage, PersonFact } from '@ronghe/contracts';
import { notFound, refuse } from '@ronghe/event-sourcing';
import { type CorrectCommand, correct } from './correction.decide.js';
import { type ForgettingCommand, decideForgetting } from '../forgetting/forgetting.decide.js';
import { type FollowMerger, followMerger } from './follow-merger.decide.js';
import { type KeyStaffCommand, endKeyStaff, markKeyStaff } from './key-staff.decide.js';
import { type LeavingCommand, comeBack, leave, personLeft } from './leaving.decide.js';
import { type MembershipCommand, decideMembership, statedMembership } from './membership.decide.js';
import {
  type Around,
  notBeforeEmployment,
  notBeforeLastChange,
  notInFuture,
  oldEnoughForTheParty,
  oldEnoughToWork,
} from './person-dates.js';
import { personForgotten } from './person-forgotten.js';
import type { Left, Person, Registered } from './person.js';
import { membersHaveAStage, noDayWithoutStage } from './stage-rules.js';

/** A person's details as they enter an event: personal data is already sealed. */
export interface PersonDetails {
  employeeNo: string;
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  /** Since when at that stage, where it is known. */
  membershipOn?: string;
  employedOn: string;
}

export type PersonCommand =
  | { kind: 'registerPerson'; person: string; details: PersonDetails; around: Around }
  /** From a workbook: registers who is new, corrects and moves who differs; on = day of the change. */
  | { kind: 'reconcilePerson'; person: string; details: PersonDetails; on: string; bornOn?: string }
  | CorrectCommand
  | { kind: 'movePerson'; person: string; unit: string; on: string; around: Around }
  | MembershipCommand
  | KeyStaffCommand
  | LeavingCommand
  | FollowMerger
  | ForgettingCommand;

export function decidePerson(command: PersonCommand, state: Person): PersonFact[] {
  if (command.kind === 'followMerger') return followMerger(command, state);
  if (state.is === 'forgotten') return personForgotten();
  switch (command.kind) {
    case 'registerPerson':
      if (state.is !== 'unknown')
        refuse('person-exists', '这个工号已登记', 'This employee number is registered', {
          zh: '请核对工号，或修改原来的人员信息',
          en: 'Check the number, or change the person who is there',
        });
      return [registered(command.person, command.details, command.around)];
    case 'reconcilePerson':
      return state.is === 'unknown'
        ? [registered(command.person, command.details, { today: command.on, bornOn: command.bornOn })]
        : reconcile(command, employed(state));
    // How somebody is written is put right whether he is still here or not.
    case 'correctPerson':
      return correct(command, known(state));
    case 'movePerson':
      return move(command, employed(state));
    case 'changeMembership':
    case 'extendProbation':
    case 'endMembership':
      return decideMembership(command, employed(state));
    case 'markKeyStaff':
      return markKeyStaff(command, employed(state));
    case 'endKeyStaff':
      return endKeyStaff(command, employed(state));
    case 'leave':
      return leave(command, employed(state));
    case 'return':
      return comeBack(command, known(state));
    default:
      return decideForgetting(command, known(state));
  }
}

const known = (state: Person): Registered | Left =>
  state.is === 'registered' || state.is === 'left' ? state : notFound({ zh: '人员', en: 'person' });

function employed(state: Person): Registered {
  const now = known(state);
  return now.is === 'left' ? personLeft(now) : now;
}

function registered(person: string, details: PersonDetails, around: Around): PersonFact {
  const { partyGroup, membership, membershipOn, employedOn } = details;
  notInFuture(employedOn, around, '/employedOn');
  notInFuture(membershipOn, around, '/membershipOn');
  oldEnoughToWork(employedOn, around.bornOn);
  membersHaveAStage(partyGroup, membership);
  noDayWithoutStage(membershipOn, membership);
  if (membership)
    oldEnoughForTheParty(membershipOn ?? around.today, around.bornOn, membershipOn ? '/membershipOn' : '/membership');
  return { type: 'organization.person-registered', data: { person, ...details } };
}

function move(
  { person, unit, on, around }: { person: string; unit: string; on: string; around: Around },
  now: Registered,
): PersonFact[] {
  if (unit === now.unit) return [];
  notInFuture(on, around);
  notBeforeEmployment(on, now);
  notBeforeLastChange(on, now.unitSince);
  return [moved(person, unit, on, now)];
}

const moved = (person: string, unit: string, on: string, now: Registered): PersonFact => ({
  type: 'organization.person-moved',
  data: { person, unit, previousUnit: now.unit, membership: now.membership, on },
});

/** A workbook states how things are, so a membership stage may be more than one step on. */
function reconcile(
  { person, details, on, bornOn }: { person: string; details: PersonDetails; on: string; bornOn?: string },
  now: Registered,
): PersonFact[] {
  membersHaveAStage(details.partyGroup, details.membership);
  const around = { today: on, bornOn };
  const { name, idNumber, phone, membership: stage, membershipOn, partyGroup, employedOn } = details;
  noDayWithoutStage(membershipOn, stage);
  const written = {
    name,
    idNumber,
    phone,
    employedOn,
    membershipOn: stage === now.membership ? membershipOn : undefined,
  };
  const facts = correct({ kind: 'correctPerson', person, ...written, around }, now);
  if (details.unit !== now.unit) {
    notBeforeEmployment(on, details);
    facts.push(moved(person, details.unit, on, now));
  }
  const group = partyGroup ?? now.partyGroup;
  if (stage && (stage !== now.membership || group !== now.partyGroup)) {
    const there = { ...now, unit: details.unit };
    facts.push(statedMembership(person, there, { stage, since: membershipOn, partyGroup, around }));
  }
  return facts;
}
