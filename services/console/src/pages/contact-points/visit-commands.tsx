import { PlusOutlined } from '@ant-design/icons';
import { Segmented, type ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type ContactPoint,
  type ContactVisit,
  type Finding,
  type FindingDraft,
  contactPointPath,
  findingWithdrawalPath,
  visitPath,
} from '../../api/contacts';
import { CommandButton } from '../../components/command-button';
import { DateField, Field, TextField } from '../../components/fields';
import { QuickText } from '../../components/quick-text';
import { today } from '../../format/time';
import { FindingFields, newFinding } from './finding-fields';

const half = 4;
const hours = [1, 2, half, 6, 8];

function DoneField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Field name={name} label={label} extra={t('contacts.doneHint')}>
      <QuickText phrases={t('contacts.quick', { returnObjects: true })} between={t('contacts.between')} />
    </Field>
  );
}

interface NewVisit {
  on: string;
  hours: number;
  done: string;
  findings?: FindingDraft[];
}

interface LogProps {
  point: Pick<ContactPoint, 'id' | 'unitName'>;
  label: string;
  button?: Pick<ButtonProps, 'type' | 'size' | 'icon'>;
}

/** Today, half a day and a phrase: three taps where nothing was found. */
export function LogVisit({ point: { id, unitName }, label, button }: LogProps) {
  const { t } = useTranslation();
  return (
    <CommandButton<NewVisit>
      label={label}
      title={t('contacts.visitTitle', { name: unitName })}
      testId={`visit-log-${id}`}
      button={{ type: 'primary', icon: <PlusOutlined />, ...button }}
      initial={{ on: today(), hours: half }}
      command={({ findings = [], ...values }) => ({
        path: contactPointPath(id, 'visits'),
        body: { ...values, findings },
      })}
    >
      <DoneField name="done" label={t('contacts.done')} />
      <Field name="hours" label={t('contacts.hours')}>
        <Segmented options={hours} />
      </Field>
      <DateField name="on" label={t('contacts.on')} />
      <FindingFields />
    </CommandButton>
  );
}

interface Props {
  visit: ContactVisit;
}

export function AddFindings({ visit: { id, point } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ findings?: FindingDraft[] }>
      label={t('contacts.addFindings')}
      testId={`visit-add-${id}`}
      button={{ size: 'small' }}
      initial={{ findings: [newFinding as FindingDraft] }}
      command={({ findings = [] }) => ({ path: visitPath(point, id, 'findings'), body: { findings } })}
    >
      <FindingFields />
    </CommandButton>
  );
}

export function CorrectVisit({ visit: { id, point, on, hours: was, done } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ hours: number; done: string; reason: string }>
      label={t('contacts.correct')}
      title={t('contacts.correctTitle', { on })}
      testId={`visit-correct-${id}`}
      button={{ size: 'small' }}
      initial={{ hours: was, done }}
      command={(body) => ({ path: visitPath(point, id, 'correction'), body })}
    >
      <DoneField name="done" label={t('contacts.done')} />
      <Field name="hours" label={t('contacts.hours')}>
        <Segmented options={[...new Set([...hours, was])].sort((a, b) => a - b)} />
      </Field>
      <TextField name="reason" label={t('common.reason')} />
    </CommandButton>
  );
}

export function WithdrawVisit({ visit: { id, point, on } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('contacts.withdraw')}
      title={t('contacts.withdrawTitle', { on })}
      intro={t('contacts.withdrawHint')}
      testId={`visit-withdraw-${id}`}
      button={{ size: 'small', danger: true }}
      command={(body) => ({ path: visitPath(point, id, 'withdrawal'), body })}
    >
      <TextField name="reason" label={t('common.reason')} />
    </CommandButton>
  );
}

export function WithdrawFinding({ visit, finding }: Props & { finding: Finding }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string }>
      label={t('contacts.withdraw')}
      title={t('contacts.withdrawFindingTitle')}
      intro={finding.title}
      testId={`finding-withdraw-${finding.id}`}
      button={{ size: 'small', danger: true }}
      command={(body) => ({ path: findingWithdrawalPath(visit.point, visit.id, finding.id), body })}
    >
      <TextField name="reason" label={t('common.reason')} />
    </CommandButton>
  );
}
