import { Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type SelectionDetail, stepPath } from '../../api/leaders';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field } from '../../components/fields';
import { today } from '../../format/time';

interface Props {
  selection: SelectionDetail;
}

function Words({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Field name={name} label={label} extra={t('leaders.wordsHint')}>
      <Input.TextArea rows={3} maxLength={500} />
    </Field>
  );
}

export function Review({ selection }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ outcome: 'supported' | 'opposed'; words: string; on: string }>
      label={t('leaders.review')}
      title={t('leaders.reviewTitle', { name: selection.name ?? '' })}
      testId="leader-review"
      button={{ type: 'primary' }}
      initial={{ outcome: 'supported', on: today() }}
      command={(body) => ({ path: stepPath(selection, 'review'), body })}
    >
      <ChoiceField
        name="outcome"
        label={t('leaders.outcome')}
        options={(['supported', 'opposed'] as const).map((value) => ({ value, label: t(`leaders.outcomes.${value}`) }))}
      />
      <Words name="words" label={t('leaders.reviewWords')} />
      <DateField name="on" label={t('leaders.reviewedOn')} />
    </CommandButton>
  );
}

const counts = ['present', 'inFavour', 'against', 'abstained'] as const;

export function Vote({ selection }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<Record<(typeof counts)[number], number> & { on: string }>
      label={t('leaders.vote')}
      title={t('leaders.voteTitle', { name: selection.name ?? '' })}
      intro={t('leaders.voteHint')}
      testId="leader-vote"
      button={{ type: 'primary' }}
      initial={{ against: 0, abstained: 0, on: today() }}
      command={(body) => ({ path: stepPath(selection, 'vote'), body })}
    >
      <div className="grid-fields">
        {counts.map((name) => (
          <Field key={name} name={name} label={t(`leaders.${name}`)}>
            <InputNumber min={0} max={500} precision={0} style={{ width: '100%' }} />
          </Field>
        ))}
      </div>
      <DateField name="on" label={t('leaders.votedOn')} />
    </CommandButton>
  );
}

export function Approve({ selection }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string; from: string }>
      label={t('leaders.approve')}
      title={t('leaders.approveTitle', { name: selection.name ?? '' })}
      intro={t('leaders.approveHint')}
      testId="leader-approve"
      button={{ type: 'primary' }}
      initial={{ on: today(), from: today() }}
      command={(body) => ({ path: stepPath(selection, 'approval'), body })}
    >
      <div className="grid-fields">
        <DateField name="on" label={t('leaders.approvedOn')} />
        <DateField name="from" label={t('leaders.from')} />
      </div>
    </CommandButton>
  );
}

export function Reject({ selection }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string; reason: string }>
      label={t('leaders.reject')}
      title={t('leaders.rejectTitle', { name: selection.name ?? '' })}
      testId="leader-reject"
      button={{ danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: stepPath(selection, 'rejection'), body })}
    >
      <Words name="reason" label={t('common.reason')} />
      <DateField name="on" label={t('leaders.rejectedOn')} />
    </CommandButton>
  );
}

export function Withdraw({ selection }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string; reason: string }>
      label={t('leaders.withdraw')}
      title={t('leaders.withdrawTitle', { name: selection.name ?? '' })}
      testId="leader-withdraw"
      button={{ danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: stepPath(selection, 'withdrawal'), body })}
    >
      <Words name="reason" label={t('common.reason')} />
      <DateField name="on" label={t('leaders.withdrawnOn')} />
    </CommandButton>
  );
}
