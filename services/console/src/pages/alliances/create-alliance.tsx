import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type AllianceMode, allianceModes, alliancesPath } from '../../api/alliances';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';

interface NewAlliance {
  name: string;
  mode: AllianceMode;
  goal: string;
  parties: string[];
  on: string;
}

export function CreateAlliance() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <CommandButton<NewAlliance>
      label={t('alliances.create')}
      testId="alliance-create"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ mode: 'alliance', on: today() }}
      command={(body) => ({ path: alliancesPath, body })}
      onDone={({ id }) => navigate(`/alliances/${encodeURIComponent(id)}`)}
    >
      <TextField name="name" label={t('common.name')} />
      <ChoiceField
        name="mode"
        label={t('alliances.mode')}
        options={allianceModes.map((value) => ({ value, label: t(`alliances.modes.${value}`) }))}
      />
      <TextField name="goal" label={t('alliances.goal')} long />
      <Field
        name="parties"
        label={t('alliances.parties')}
        rules={[{ type: 'array', min: 2, message: t('alliances.atLeastTwo') }]}
      >
        <UnitSelect mode="multiple" data-testid="alliance-parties-select" />
      </Field>
      <DateField name="on" label={t('alliances.since')} />
    </CommandButton>
  );
}
