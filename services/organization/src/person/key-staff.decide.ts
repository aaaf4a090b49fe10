import type { KeyStaffEnd, KeyStaffKind, PersonFact } from '@ronghe/contracts';
import { refuse } from '@ronghe/event-sourcing';
import { type Around, notBeforeEmployment, notBeforeLastChange, notInFuture } from './person-dates.js';
import type { Registered } from './person.js';

export type KeyStaffCommand =
  | { kind: 'markKeyStaff'; person: string; as: KeyStaffKind; training?: string; on: string; around: Around }
  | {
      kind: 'endKeyStaff';
      person: string;
      reason: Exclude<KeyStaffEnd, 'leftEmployment'>;
      on: string;
      around: Around;
    };

type Of<K extends KeyStaffCommand['kind']> = Extract<KeyStaffCommand, { kind: K }>;

export function markKeyStaff({ person, as, training, on, around }: Of<'markKeyStaff'>, now: Registered): PersonFact[] {
  if (now.keyStaff)
    refuse(
      'key-staff-already',
      `该人员自${now.keyStaff.since}起已是骨干`,
      `The person has been key staff since ${now.keyStaff.since}`,
      { zh: '如要改变类别，请先终止原来的骨干身份', en: 'To change the kind, end the present one first' },
    );
  notInFuture(on, around);
  notBeforeEmployment(on, now);
  notBeforeLastChange(on, now.keyStaffEndedOn);
  const { unit, membership } = now;
  return [{ type: 'organization.key-staff-marked', data: { person, unit, membership, kind: as, on, training } }];
}

export function endKeyStaff({ person, reason, on, around }: Of<'endKeyStaff'>, now: Registered): PersonFact[] {
  if (!now.keyStaff) return refuse('not-key-staff', '该人员不是骨干', 'The person is not key staff');
  notInFuture(on, around);
  notBeforeLastChange(on, now.keyStaff.since);
  return [{ type: 'organization.key-staff-ended', data: { person, unit: now.unit, reason, on } }];
}
