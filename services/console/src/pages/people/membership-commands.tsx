import { useTranslation } from 'react-i18next';
import { type MembershipStage, personPath } from '../../api/organization';
import { type ListedPerson, type MembershipEnd, membershipEnds } from '../../api/people';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';
import { useStages } from './stages';

/** Somebody who comes as a member from elsewhere: which stage he has there is taken over. */
export function TransferIn({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  const stages = useStages();
  return (
    <CommandButton<{ stage: MembershipStage; partyGroup?: string; on: string }>
      label={t('people.transferIn')}
      title={t('people.transferInTitle', { name: person.name })}
      intro={t('people.transferInHint')}
      testId="person-transfer-in"
      initial={{ on: today() }}
      command={(body) => ({ path: personPath(person.id, 'membership'), body: { ...body, transferredIn: true } })}
    >
      <ChoiceField name="stage" label={t('organization.membership')} options={stages} />
      <Field name="partyGroup" label={t('organization.kinds.partyGroup')} optional>
        <UnitSelect tree="party" kind="partyGroup" allowClear />
      </Field>
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}

export function ExtendProbation({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ until: string; on: string }>
      label={t('people.extendProbation')}
      title={t('people.extendProbationTitle', { name: person.name })}
      intro={t('people.extendProbationHint')}
      testId="person-extend-probation"
      initial={{ on: today() }}
      command={(body) => ({ path: personPath(person.id, 'membership', 'probation'), body })}
    >
      <DateField name="until" label={t('people.probationUntil')} />
      <DateField name="on" label={t('people.decidedOn')} />
    </CommandButton>
  );
}

export function EndMembership({ person }: { person: ListedPerson }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: MembershipEnd; on: string }>
      label={t('people.endMembership')}
      title={t('people.endMembershipTitle', { name: person.name })}
      testId="person-membership-end"
      initial={{ on: today() }}
      command={(body) => ({ path: personPath(person.id, 'membership', 'end'), body })}
    >
      <ChoiceField
        name="reason"
        label={t('common.reason')}
        options={membershipEnds.map((value) => ({ value, label: t(`people.membershipEnds.${value}`) }))}
      />
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}
