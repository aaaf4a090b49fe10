import { PlusOutlined } from '@ant-design/icons';
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  type Quota,
  type QuotaWeights,
  quotaCommandPath,
  quotasPath,
  teamClasses,
  useLastWeights,
} from '../../api/development';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';

interface Numbers {
  places: number;
  weights: QuotaWeights;
}

function NumberFields() {
  const { t } = useTranslation();
  return (
    <>
      <Field name="places" label={t('development.places')} extra={t('development.placesHint')}>
        <InputNumber min={0} max={10_000} precision={0} style={{ width: '100%' }} />
      </Field>
      <p className="quiet">
        {t('development.weights')}: {t('development.weightsHint')}
      </p>
      <div className="grid-fields">
        {teamClasses.map((its) => (
          <Field key={its} name={['weights', its]} label={t(`development.classes.${its}`)}>
            <InputNumber min={0} max={1_000} step={0.5} style={{ width: '100%' }} />
          </Field>
        ))}
      </div>
    </>
  );
}

export function SetQuota() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const weights = useLastWeights().data;
  const thisYear = Number(today().slice(0, 4));
  return (
    <CommandButton<Numbers & { unit: string; year: string }>
      label={t('development.set')}
      intro={t('development.setHint')}
      testId="development-set"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ year: String(thisYear), weights }}
      command={(body) => ({ path: quotasPath, body })}
      onDone={({ id }) => void navigate(`/development-quota/${encodeURIComponent(id)}`)}
    >
      <Field name="unit" label={t('development.setUnit')}>
        <UnitSelect tree="production" />
      </Field>
      <ChoiceField
        name="year"
        label={t('development.year')}
        options={[thisYear, thisYear + 1].map((year) => ({ value: String(year), label: String(year) }))}
      />
      <NumberFields />
    </CommandButton>
  );
}

export function ProposeAgain({ quota: { id, places, weights } }: { quota: Quota }) {
  const { t } = useTranslation();
  return (
    <CommandButton<Numbers>
      label={t('development.proposeAgain')}
      intro={t('development.proposeAgainHint')}
      testId="development-propose"
      initial={{ places, weights }}
      command={(body) => ({ path: quotaCommandPath(id, 'proposal'), body })}
    >
      <NumberFields />
    </CommandButton>
  );
}

export function DecideQuota({ quota: { id, year } }: { quota: Quota }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string }>
      label={t('development.decide')}
      title={t('development.decideTitle', { year })}
      intro={t('development.decideHint')}
      testId="development-decide"
      button={{ type: 'primary' }}
      initial={{ on: today() }}
      command={(body) => ({ path: quotaCommandPath(id, 'decision'), body })}
    >
      <DateField name="on" label={t('development.decideOn')} />
    </CommandButton>
  );
}
