import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import {
  type MembershipStage,
  membershipStages,
  peoplePath,
  type Person,
  personPath,
  type Unit,
} from '../../api/organization';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';

const useStages = () => {
  const { t } = useTranslation();
  return membershipStages.map((value) => ({ value, label: t(`organization.stages.${value}`) }));
};

interface NewPerson {
  employeeNo: string;
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  employedOn: string;
}

/** The unit that is looked at is the person's unit or, in the other tree, his Party group. */
export function RegisterPerson({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  const stages = useStages();
  const here = unit.tree === 'party' ? { partyGroup: unit.id } : { unit: unit.id };
  return (
    <CommandButton<NewPerson>
      label={t('organization.register')}
      title={t('organization.registerTitle', { name: unit.name })}
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
      {unit.tree === 'party' ? (
        <Field name="unit" label={t('organization.unit')}>
          <UnitSelect tree="production" />
        </Field>
      ) : (
        <Field name="partyGroup" label={t('organization.kinds.partyGroup')} optional>
          <UnitSelect tree="party" kind="partyGroup" allowClear />
        </Field>
      )}
      <div className="grid-fields">
        <ChoiceField name="membership" label={t('organization.membership')} options={stages} optional />
        <DateField name="employedOn" label={t('organization.employedOn')} />
      </div>
    </CommandButton>
  );
}

export function MovePerson({ person }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ unit: string; on: string }>
      label={t('organization.movePerson')}
      title={t('organization.movePersonTitle', { name: person.name })}
      testId={`person-move-${person.id}`}
      button={{ size: 'small' }}
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

export function ChangeMembership({ person }: { person: Person }) {
  const { t } = useTranslation();
  const stages = useStages();
  return (
    <CommandButton<{ stage: MembershipStage; partyGroup?: string; on: string }>
      label={t('organization.membership')}
      title={t('organization.membershipTitle', { name: person.name })}
      testId={`person-membership-${person.id}`}
      button={{ size: 'small' }}
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
