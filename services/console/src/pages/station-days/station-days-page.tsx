import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { AsOfBanner, AsOfPicker, useAsOf } from '../../components/as-of';
import { Page } from '../../components/page';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { LogDay, SetDuty } from './commands';
import { StationMonths } from './months';

export default function StationDaysPage() {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const mayCommand = useMay('command') && !asOf;
  const [{ unit, person }, change] = useUrlState({ unit: '', person: '' });
  return (
    <Page
      testId="stationDays-page"
      title={t('stations.title')}
      intro={t('stations.intro')}
      actions={
        <>
          <AsOfPicker />
          {mayCommand && <SetDuty />}
          {mayCommand && <LogDay forOthers label={t('stations.log')} />}
        </>
      }
    >
      <AsOfBanner />
      <Card>
        <div className="stack">
          <div className="filters">
            <UnitTreeSelect
              aria-label={t('stations.unit')}
              placeholder={t('stations.anyUnit')}
              value={unit || undefined}
              onChange={(value) => change({ unit: value ?? '' })}
            />
            {person && <Button onClick={() => change({ person: '' })}>{t('stations.everybody')}</Button>}
          </div>
          <StationMonths unit={unit || undefined} person={person || undefined} asOf={asOf} mayCommand={mayCommand} />
        </div>
      </Card>
    </Page>
  );
}
