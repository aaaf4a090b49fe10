import { useTranslation } from 'react-i18next';
import { type KeyStaffKind, keyStaffKinds, type MembershipStage, personPath } from '../../api/organization';
import {
  type KeyStaffEnd,
  keyStaffEnds,
  type LeavingReason,
  leavingReasons,
  type ListedPerson,
  type PersonCard,
} from '../../api/people';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';
import { useStages } from './stages';

interface Details {
  name: string;
  phone?: string;
  idNumber?: string;
  employedOn: string;
  membershipOn?: string;
}

/** Only what was changed is sent: who may not see an ID number leaves it as it is. */
export function Correct({ person }: { person: PersonCard }) {
  const { t } = useTranslation();
  const changed = (text: string | undefined, before: string | undefined) =>
    text === before ? undefined : text || undefined;
  return (
    <CommandButton<Details>
      label={t('people.correct')}
      title={t('people.correctTitle', { name: person.name })}
      intro={t('people.correctHint')}
      testId="person-correct"
      initial={{
        name: person.name,
        phone: person.phone,
        idNumber: person.idNumber,
        employedOn: person.employedOn,
        membershipOn: person.membershipOn,
      }}
      command={({ name, phone, idNumber, employedOn, membershipOn }) => ({
        path: personPath(person.id, 'correction'),
        body: {
          name: changed(name, person.name),
          phone: changed(phone, person.phone),
          idNumber: changed(idNumber, person.idNumber),
          employedOn: changed(employedOn, person.employedOn),
          membershipOn: changed(membershipOn, person.membershipOn),
        },
      })}
    >
      <TextField name="name" label={t('organization.person')} />
      <TextField name="phone" label={t('organization.phone')} optional />
      <TextField name="idNumber" label={t('organization.idNumber')} optional />
      <DateField name="employedOn" label={t('organization.employedOn')} />
      {person.membership && (
        <DateField name="membershipOn" label={t('people.membershipOn')} extra={t('people.membershipOnHint')} optional />
      )}
    </CommandButton>
  );
}

export function MarkKeyStaff({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ kind: KeyStaffKind; on: string }>
      label={t('people.markKeyStaff')}
      title={t('people.markKeyStaffTitle', { name: person.name })}
      testId="person-key-staff"
      initial={{ on: today() }}
      command={(body) => ({ path: personPath(person.id, 'key-staff'), body })}
    >
      <ChoiceField
        name="kind"
        label={t('people.keyStaffKind')}
        options={keyStaffKinds.map((value) => ({ value, label: t(`people.keyStaffKinds.${value}`) }))}
      />
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}

export function EndKeyStaff({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: KeyStaffEnd; on: string }>
      label={t('people.endKeyStaff')}
      title={t('people.endKeyStaffTitle', { name: person.name })}
      testId="person-key-staff-end"
      initial={{ on: today() }}
      command={(body) => ({ path: personPath(person.id, 'key-staff', 'end'), body })}
    >
      <ChoiceField
        name="reason"
        label={t('common.reason')}
        options={keyStaffEnds.map((value) => ({ value, label: t(`people.keyStaffEnds.${value}`) }))}
      />
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}

export function Leave({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: LeavingReason; on: string }>
      label={t('people.leave')}
      title={t('people.leaveTitle', { name: person.name })}
      intro={t('people.leaveHint')}
      testId="person-leave"
      button={{ danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: personPath(person.id, 'departure'), body })}
    >
      <ChoiceField
        name="reason"
        label={t('common.reason')}
        options={leavingReasons.map((value) => ({ value, label: t(`people.leavingReasons.${value}`) }))}
      />
      <DateField name="on" label={t('people.leftOn')} extra={t('people.leftOnHint')} />
    </CommandButton>
  );
}

interface Returning {
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  on: string;
}

export function ComeBack({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  const stages = useStages();
  return (
    <CommandButton<Returning>
      label={t('people.return')}
      title={t('people.returnTitle', { name: person.name })}
      intro={t('people.returnHint')}
      testId="person-return"
      button={{ type: 'primary' }}
      initial={{ membership: person.membership, on: today() }}
      command={(body) => ({ path: personPath(person.id, 'return'), body })}
    >
      <Field name="unit" label={t('organization.unit')}>
        <UnitSelect tree="production" />
      </Field>
      <Field name="partyGroup" label={t('organization.kinds.partyGroup')} optional>
        <UnitSelect tree="party" kind="partyGroup" allowClear />
      </Field>
      <ChoiceField name="membership" label={t('organization.membership')} options={stages} optional />
      <DateField name="on" label={t('people.returnedOn')} />
    </CommandButton>
  );
}
