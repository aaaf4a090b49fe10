import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Election, type Term, electionCommandPath, electionsPath } from '../../api/terms';
import { CommandButton } from '../../components/command-button';
import { DateField, Field, TextField } from '../../components/fields';
import { today } from '../../format/time';

type Organization = Pick<Term, 'id' | 'name'>;

interface NewElection {
  electedOn: string;
  from?: string;
  entitled: number;
  present: number;
}

const most = 100_000;

export function RecordElection({ organization: { id, name } }: { organization: Organization }) {
  const { t } = useTranslation();
  return (
    <CommandButton<NewElection>
      label={t('terms.record')}
      title={t('terms.recordTitle', { name })}
      intro={t('terms.recordHint')}
      testId={`term-record-${id}`}
      button={{ type: 'primary' }}
      initial={{ electedOn: today() }}
      command={({ from, ...values }) => ({ path: electionsPath(id), body: { ...values, from: from || undefined } })}
    >
      <div className="grid-fields">
        <DateField name="electedOn" label={t('terms.electedOn')} />
        <DateField name="from" label={t('terms.from')} extra={t('terms.fromHint')} optional />
        <Field name="entitled" label={t('terms.entitled')}>
          <InputNumber min={1} max={most} precision={0} style={{ width: '100%' }} />
        </Field>
        <Field name="present" label={t('terms.present')} extra={t('terms.presentHint')}>
          <InputNumber min={1} max={most} precision={0} style={{ width: '100%' }} />
        </Field>
      </div>
    </CommandButton>
  );
}

interface OneElection {
  organization: Organization;
  election: Election;
}

export function Postpone({ organization: { id, name }, election }: OneElection) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ until: string; reason: string; approvedBy: string }>
      label={t('terms.postpone')}
      title={t('terms.postponeTitle', { name })}
      intro={t('terms.postponeHint', { until: election.until })}
      testId={`term-postpone-${election.id}`}
      button={{ size: 'small' }}
      command={(body) => ({ path: electionCommandPath(id, election.id, 'postponement'), body })}
    >
      <DateField name="until" label={t('terms.newUntil')} />
      <TextField name="reason" label={t('common.reason')} extra={t('terms.nobody')} />
      <TextField name="approvedBy" label={t('terms.approvedBy')} extra={t('terms.approvedByHint')} />
    </CommandButton>
  );
}

export function Withdraw({ organization: { id, name }, election }: OneElection) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('terms.withdraw')}
      title={t('terms.withdrawTitle', { name, on: election.electedOn })}
      intro={t('terms.withdrawHint')}
      testId={`term-withdraw-${election.id}`}
      button={{ size: 'small', danger: true }}
      command={(body) => ({ path: electionCommandPath(id, election.id, 'withdrawal'), body })}
    >
      <TextField name="reason" label={t('common.reason')} />
    </CommandButton>
  );
}
