import { PlusOutlined } from '@ant-design/icons';
import { Form, InputNumber, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Rulebook, useRulebook, useRulebooks } from '../../api/rulebooks';
import { entriesPath, type SubjectKind } from '../../api/scoring';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';

interface NewEntry {
  subjectKind: SubjectKind;
  unit?: string;
  person?: string;
  rulebook: string;
  item: string;
  points?: number;
  on: string;
  reason: string;
  evidence?: string;
}

const itemOptions = (rulebook?: Rulebook) =>
  (rulebook?.versions.findLast(({ status }) => status === 'adopted')?.items ?? []).map(({ code, name }) => ({
    value: code,
    label: name,
  }));

function Fields() {
  const { t } = useTranslation();
  const kind = Form.useWatch<SubjectKind>('subjectKind');
  const chosen = Form.useWatch<string | undefined>('rulebook');
  const rulebooks = useRulebooks();
  const rulebook = useRulebook(chosen ?? '');
  return (
    <>
      <Field name="subjectKind" label={t('standings.subject')}>
        <Segmented
          options={[
            { value: 'unit', label: t('standings.subjectUnit') },
            { value: 'person', label: t('standings.subjectPerson') },
          ]}
        />
      </Field>
      {kind === 'person' ? (
        <Field name="person" label={t('standings.subjectPerson')}>
          <PersonSelect />
        </Field>
      ) : (
        <Field name="unit" label={t('standings.subjectUnit')}>
          <UnitSelect />
        </Field>
      )}
      <ChoiceField
        name="rulebook"
        label={t('standings.rulebookChoice')}
        options={rulebooks.items
          .filter(({ appliesTo }) => appliesTo === kind)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field name="item" label={t('standings.item')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={rulebook.isFetching}
          options={itemOptions(rulebook.data)}
        />
      </Field>
      <Field name="points" label={t('standings.points')} extra={t('standings.pointsHint')} optional>
        <InputNumber min={0.01} precision={2} style={{ width: '100%' }} />
      </Field>
      <DateField name="on" label={t('standings.on')} />
      <TextField name="reason" label={t('common.reason')} long />
      <TextField name="evidence" label={t('standings.evidence')} optional />
    </>
  );
}

export function AddEntry() {
  const { t } = useTranslation();
  return (
    <CommandButton<NewEntry>
      label={t('standings.addEntry')}
      testId="entry-add"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ subjectKind: 'unit', on: today() }}
      command={({ subjectKind, unit, person, rulebook: _, ...body }) => ({
        path: entriesPath(`${subjectKind}:${subjectKind === 'unit' ? unit : person}`),
        body,
      })}
    >
      <Fields />
    </CommandButton>
  );
}
