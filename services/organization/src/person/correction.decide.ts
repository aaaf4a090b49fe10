import { MEMBERSHIP_STAGES, type PersonFact } from '@ronghe/contracts';
import { invalidField } from '@ronghe/event-sourcing';
import { type Around, notInFuture, oldEnoughForTheParty, oldEnoughToWork } from './person-dates.js';
import type { Left, Registered } from './person.js';
import { noDayWithoutStage, rightSince } from './stage-rules.js';

/** What may have been written down wrong; personal data is already sealed. */
interface Written {
  name?: string;
  idNumber?: string;
  phone?: string;
  employedOn?: string;
  /** Since when at the stage that he is at. */
  membershipOn?: string;
}

export interface CorrectCommand extends Written {
  kind: 'correctPerson';
  person: string;
  around: Around;
}

/** Puts right what was written wrong; nothing happened to the person. */
export function correct({ person, around, ...asked }: CorrectCommand, now: Registered | Left): PersonFact[] {
  const name = differs(asked.name, now.name);
  const idNumber = differs(asked.idNumber, now.idNumber);
  const phone = differs(asked.phone, now.phone);
  const employedOn = differs(asked.employedOn, now.employedOn);
  const { membership, stages } = now;
  const membershipOn = differs(asked.membershipOn, membership && stages[membership]);
  if (!(name ?? idNumber ?? phone ?? employedOn ?? membershipOn)) return [];
  if (employedOn) {
    notInFuture(employedOn, around, '/employedOn');
    notAfterFirstChange(employedOn, now.firstOn);
    oldEnoughToWork(employedOn, around.bornOn);
  }
  if (idNumber) {
    if (!employedOn) oldEnoughToWork(now.employedOn, around.bornOn, '/idNumber');
    if (now.stages.applicant) oldEnoughForTheParty(now.stages.applicant, around.bornOn, '/idNumber');
  }
  if (membershipOn) stageBeganOn(membershipOn, now, around);
  return [{ type: 'organization.person-corrected', data: { person, name, idNumber, phone, employedOn, membershipOn } }];
}

/** Held to what it would have been held to on the day itself. */
function stageBeganOn(since: string, { membership, ...now }: Registered | Left, around: Around): void {
  noDayWithoutStage(since, membership);
  if (!membership) return;
  const earlier = MEMBERSHIP_STAGES.slice(0, MEMBERSHIP_STAGES.indexOf(membership));
  rightSince(membership, since, { ...now, membership: earlier.findLast((stage) => now.stages[stage]) }, around);
}

function notAfterFirstChange(employedOn: string, first: string | undefined): void {
  if (first && employedOn > first)
    invalidField(
      '/employedOn',
      'after-first-change',
      { zh: `${first}已有变动记录，入职日期不能晚于该日`, en: `Something changed on ${first} already` },
      { zh: '请核对入职日期', en: 'Check the employment date' },
    );
}

/** Sealing the same text for the same person gives the same envelope, so envelopes can be compared. */
const differs = (next: string | undefined, now: string | undefined): string | undefined =>
  next !== undefined && next !== now ? next : undefined;
