import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Rectification, rectificationPath } from '../../api/rectifications';
import { CommandButton } from '../../components/command-button';
import { DateField, Field, TextField } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';

interface Props {
  rectification: Rectification;
}

export function Assign({ rectification: { id, title, person, dueOn } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ person: string; dueOn: string }>
      label={t(person ? 'rectifications.reassign' : 'rectifications.assign')}
      intro={title}
      testId="rectification-assign"
      button={person ? {} : { type: 'primary' }}
      initial={{ person, dueOn }}
      command={(body) => ({ path: rectificationPath(id, 'assignment'), body })}
    >
      <Field name="person" label={t('rectifications.person')}>
        <PersonSelect />
      </Field>
      <DateField name="dueOn" label={t('rectifications.dueOn')} />
    </CommandButton>
  );
}

export function ReportDone({ rectification: { id, title } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ evidence: string }>
      label={t('rectifications.done')}
      intro={title}
      testId="rectification-done"
      button={{ type: 'primary' }}
      command={(body) => ({ path: rectificationPath(id, 'completion'), body })}
    >
      <Field name="evidence" label={t('rectifications.evidence')} extra={t('rectifications.evidenceHint')}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Field>
    </CommandButton>
  );
}

export function Close({ rectification: { id } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton
      label={t('rectifications.close')}
      intro={t('rectifications.closeHint')}
      testId="rectification-close"
      button={{ type: 'primary' }}
      command={() => ({ path: rectificationPath(id, 'closure'), body: {} })}
    />
  );
}

export function Reopen({ rectification: { id } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string; dueOn: string }>
      label={t('rectifications.reopen')}
      intro={t('rectifications.reopenHint')}
      testId="rectification-reopen"
      button={{ danger: true }}
      command={(body) => ({ path: rectificationPath(id, 'reopening'), body })}
    >
      <TextField name="reason" label={t('common.reason')} />
      <DateField name="dueOn" label={t('rectifications.newDue')} />
    </CommandButton>
  );
}
