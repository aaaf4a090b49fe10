import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { UnitFilter } from '../../components/filters';
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
    <AsOfPage
      testId="stationDays-page"
      title={t('stations.title')}
      intro={t('stations.intro')}
      actions={
        <>
          {mayCommand && <SetDuty />}
          {mayCommand && <LogDay forOthers label={t('stations.log')} />}
        </>
      }
    >
      <Card>
        <div className="stack">
          <div className="filters">
            <UnitFilter label={t('stations.unit')} any={t('stations.anyUnit')} />
            {person && <Button onClick={() => change({ person: '' })}>{t('stations.everybody')}</Button>}
          </div>
          <StationMonths unit={unit || undefined} person={person || undefined} asOf={asOf} mayCommand={mayCommand} />
        </div>
      </Card>
    </AsOfPage>
  );
}
