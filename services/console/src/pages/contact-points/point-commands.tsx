import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import {
  type ContactPoint,
  type ContactPurpose,
  contactPointPath,
  contactPointsPath,
  contactPurposes,
} from '../../api/contacts';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { today } from '../../format/time';

interface NewPoint {
  unit: string;
  person: string;
  purposes: ContactPurpose[];
  on: string;
}

export function OpenPoint() {
  const { t } = useTranslation();
  return (
    <CommandButton<NewPoint>
      label={t('contacts.open')}
      intro={t('contacts.openHint')}
      testId="point-open"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ on: today(), purposes: [...contactPurposes] }}
      command={(body) => ({ path: contactPointsPath, body })}
    >
      <Field name="person" label={t('contacts.leader')}>
        <PersonSelect />
      </Field>
      <Field name="unit" label={t('contacts.point')}>
        <UnitTreeSelect />
      </Field>
      <ChoiceField
        name="purposes"
        label={t('contacts.purpose')}
        multiple
        options={contactPurposes.map((value) => ({ value, label: t(`contacts.purposes.${value}`) }))}
      />
      <DateField name="on" label={t('contacts.since')} />
    </CommandButton>
  );
}

interface Props {
  point: ContactPoint;
}

export function PassPoint({ point: { id, unitName } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ to: string; on: string }>
      label={t('contacts.pass')}
      title={t('contacts.passTitle', { name: unitName })}
      intro={t('contacts.passHint')}
      testId="point-pass"
      initial={{ on: today() }}
      command={(body) => ({ path: contactPointPath(id, 'passing'), body })}
    >
      <Field name="to" label={t('contacts.to')}>
        <PersonSelect />
      </Field>
      <DateField name="on" label={t('common.date')} />
    </CommandButton>
  );
}

export function ClosePoint({ point: { id, unitName } }: Props) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ reason: string; on: string }>
      label={t('contacts.close')}
      title={t('contacts.closeTitle', { name: unitName })}
      testId="point-close"
      button={{ danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: contactPointPath(id, 'closure'), body })}
    >
      <TextField name="reason" label={t('common.reason')} />
      <DateField name="on" label={t('contacts.lastDay')} />
    </CommandButton>
  );
}
