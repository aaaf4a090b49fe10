import { Segmented } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type AllianceProblem, problemPath, problemsPath } from '../../api/alliances';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { today } from '../../format/time';
import { PartySelect, useBoardContext } from './board-context';

interface Raise {
  meeting?: string;
  title: string;
  raisedBy: string;
  on: string;
  severity: number;
}

export function RaiseProblem() {
  const { t } = useTranslation();
  const { alliance } = useBoardContext();
  return (
    <CommandButton<Raise>
      label={t('alliances.raise')}
      testId="problem-raise"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ on: today(), severity: 3 }}
      command={(values) => ({ path: problemsPath, body: { ...values, alliance: alliance.id } })}
    >
      <TextField name="title" label={t('alliances.problemTitle')} long />
      <Field name="raisedBy" label={t('alliances.raisedBy')}>
        <PartySelect />
      </Field>
      <ChoiceField
        name="meeting"
        label={t('alliances.meeting')}
        optional
        options={alliance.meetings.map(({ id, on, subject }) => ({ value: id, label: `${on} ${subject}` }))}
      />
      <Field name="severity" label={t('alliances.severity')}>
        <Segmented options={[1, 2, 3, 4, 5]} />
      </Field>
      <DateField name="on" label={t('alliances.raisedOn')} />
    </CommandButton>
  );
}

interface Props {
  problem: AllianceProblem;
}

export function ClaimProblem({ problem }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ unit: string; on: string; dueOn: string }>
      label={t('alliances.claim')}
      title={t('alliances.claimTitle', { title: problem.title })}
      testId={`problem-claim-${problem.id}`}
      button={{ size: 'small', type: 'primary' }}
      initial={{ on: today() }}
      command={(body) => ({ path: problemPath(problem.id, 'claim'), body })}
    >
      <Field name="unit" label={t('alliances.claimUnit')}>
        <PartySelect />
      </Field>
      <DateField name="on" label={t('common.date')} />
      <DateField name="dueOn" label={t('alliances.dueOn')} />
    </CommandButton>
  );
}

export function ReleaseProblem({ problem }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string; reason: string }>
      label={t('alliances.release')}
      title={t('alliances.releaseTitle', { title: problem.title })}
      testId={`problem-release-${problem.id}`}
      button={{ size: 'small' }}
      initial={{ on: today() }}
      command={(body) => ({ path: problemPath(problem.id, 'release'), body })}
    >
      <TextField name="reason" label={t('common.reason')} long />
      <DateField name="on" label={t('common.date')} />
    </CommandButton>
  );
}

export function CloseProblem({ problem }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string; evidence: string; handledBy?: string }>
      label={t('alliances.close')}
      title={t('alliances.closeTitle', { title: problem.title })}
      testId={`problem-close-${problem.id}`}
      button={{ size: 'small', type: 'primary' }}
      initial={{ on: today() }}
      command={(body) => ({ path: problemPath(problem.id, 'closure'), body })}
    >
      <TextField name="evidence" label={t('alliances.evidence')} extra={t('alliances.evidenceHint')} long />
      <Field name="handledBy" label={t('alliances.handledBy')} optional>
        <PersonSelect allowClear />
      </Field>
      <DateField name="on" label={t('common.date')} />
    </CommandButton>
  );
}
