import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type MembershipStage, peoplePath, type Person, personPath, type Unit } from '../../api/organization';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';
import { useStages } from '../people/stages';

interface NewPerson {
  employeeNo: string;
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  membershipOn?: string;
  employedOn: string;
}

/** A unit that is looked at is the person's unit or, in the other tree, his Party group. */
export function RegisterPerson({ unit }: { unit?: Unit }) {
  const { t } = useTranslation();
  const stages = useStages();
  const here = unit && (unit.tree === 'party' ? { partyGroup: unit.id } : { unit: unit.id });
  return (
    <CommandButton<NewPerson>
      label={t('organization.register')}
      title={unit ? t('organization.registerTitle', { name: unit.name }) : t('organization.register')}
      testId="person-register"
      button={{ icon: <PlusOutlined /> }}
      initial={{ employedOn: today() }}
      command={({ idNumber, phone, ...values }) => ({
        path: peoplePath,
        body: { ...values, ...here, idNumber: idNumber || undefined, phone: phone || undefined },
      })}
    >
      <div className="grid-fields">
        <TextField name="employeeNo" label={t('organization.employeeNo')} />
        <TextField name="name" label={t('organization.person')} />
        <TextField name="idNumber" label={t('organization.idNumber')} optional />
        <TextField name="phone" label={t('organization.phone')} optional />
      </div>
      {unit?.tree !== 'production' && (
        <Field name="unit" label={t('organization.unit')}>
          <UnitSelect tree="production" />
        </Field>
      )}
      {unit?.tree !== 'party' && (
        <Field name="partyGroup" label={t('organization.kinds.partyGroup')} optional>
          <UnitSelect tree="party" kind="partyGroup" allowClear />
        </Field>
      )}
      <div className="grid-fields">
        <ChoiceField name="membership" label={t('organization.membership')} options={stages} optional />
        <DateField name="membershipOn" label={t('people.membershipOn')} extra={t('people.membershipOnHint')} optional />
        <DateField name="employedOn" label={t('organization.employedOn')} />
      </div>
    </CommandButton>
  );
}

interface Props {
  person: Person;
  size?: 'small' | 'middle';
}

export function MovePerson({ person, size = 'small' }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ unit: string; on: string }>
      label={t('organization.movePerson')}
      title={t('organization.movePersonTitle', { name: person.name })}
      testId={`person-move-${person.id}`}
      button={{ size }}
      initial={{ on: today() }}
      command={(body) => ({ path: personPath(person.id, 'unit'), body })}
    >
      <Field name="unit" label={t('organization.newUnit')}>
        <UnitSelect tree="production" />
      </Field>
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}

export function ChangeMembership({ person, size = 'small' }: Props) {
  const { t } = useTranslation();
  const stages = useStages();
  return (
    <CommandButton<{ stage: MembershipStage; partyGroup?: string; on: string }>
      label={t('organization.membership')}
      title={t('organization.membershipTitle', { name: person.name })}
      testId={`person-membership-${person.id}`}
      button={{ size }}
      initial={{ stage: person.membership, on: today() }}
      command={(body) => ({ path: personPath(person.id, 'membership'), body })}
    >
      <ChoiceField name="stage" label={t('organization.membership')} options={stages} />
      <Field
        name="partyGroup"
        label={t('organization.kinds.partyGroup')}
        extra={t('organization.partyGroupHint')}
        optional
      >
        <UnitSelect tree="party" kind="partyGroup" allowClear />
      </Field>
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}
