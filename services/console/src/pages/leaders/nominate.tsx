import { PlusOutlined } from '@ant-design/icons';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { nominationPath } from '../../api/leaders';
import { peoplePath, type Person } from '../../api/organization';
import { useGet } from '../../api/use-get';
import type { ListAnswer } from '../../api/use-list';
import { CommandButton } from '../../components/command-button';
import { DateField, Field } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';

interface Nomination {
  group: string;
  person: string;
  words?: string;
  on: string;
}

const most = 200;

/** The group's own full members. */
function Candidate() {
  const { t } = useTranslation();
  const group = Form.useWatch<string | undefined>('group');
  const { data, isFetching, isPlaceholderData } = useGet<ListAnswer<Person>>(
    peoplePath,
    { group, limit: most },
    { enabled: group !== undefined },
  );
  const members = group && !isPlaceholderData ? (data?.items ?? []) : [];
  return (
    <Field name="person" label={t('leaders.candidate')} extra={group ? undefined : t('leaders.chooseGroup')}>
      <Select
        loading={isFetching}
        disabled={!group}
        showSearch={{ optionFilterProp: 'label' }}
        options={members
          .filter(({ membership }) => membership === 'full')
          .map(({ id, name, employeeNo }) => ({ value: id, label: `${name}（${employeeNo}）` }))}
      />
    </Field>
  );
}

export function Nominate() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <CommandButton<Nomination>
      label={t('leaders.nominate')}
      intro={t('leaders.nominateHint')}
      testId="leader-nominate"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ on: today() }}
      command={({ group: its, words, ...body }) => ({
        path: nominationPath(its),
        body: { ...body, words: words || undefined },
      })}
      onDone={({ id }) => void navigate(`/leader-selections/${encodeURIComponent(id)}`)}
    >
      <Field name="group" label={t('leaders.group')}>
        <UnitSelect tree="party" kind="partyGroup" />
      </Field>
      <Candidate />
      <Field name="words" label={t('leaders.words')} extra={t('leaders.wordsHint')} optional>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <DateField name="on" label={t('leaders.nominatedOn')} />
    </CommandButton>
  );
}
