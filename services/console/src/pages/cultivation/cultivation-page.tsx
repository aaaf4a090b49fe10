import { Card, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cultivationWays, type QuarterCounts, useTwoWay } from '../../api/cultivation';
import { withParams } from '../../api/http';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { Figure } from '../../components/figure';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { today } from '../../format/time';
import { CultivatedPeople } from './cultivated-people';
import { TwoWayChart } from './two-way-chart';

const yearsBack = 5;

function Chart({ year, quarters }: { year: string; quarters: QuarterCounts[] }) {
  const { t } = useTranslation();
  const names = useMemo(() => quarters.map(({ quarter }) => quarter), [quarters]);
  const bars = useMemo(
    () =>
      cultivationWays.map((way) => ({
        label: t(`cultivation.ways.${way}`),
        values: quarters.map((counts) => counts[way]),
      })),
    [quarters, t],
  );
  return <TwoWayChart label={t('cultivation.chart', { year })} names={names} bars={bars} />;
}

export default function CultivationPage() {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const thisYear = today().slice(0, 4);
  const [{ year, unit: chosen, quarter, way }, change] = useUrlState({
    year: thisYear,
    unit: '',
    quarter: '',
    way: '',
  });
  const unit = chosen || undefined;
  const years = Array.from({ length: yearsBack }, (_, i) => String(Number(thisYear) - i));
  return (
    <AsOfPage
      testId="cultivation-page"
      title={t('cultivation.title')}
      intro={t('cultivation.intro')}
      scope={
        <>
          <Select
            aria-label={t('cultivation.year')}
            value={year}
            options={years.map((value) => ({ value, label: value }))}
            onChange={(value: string) => change({ year: value, quarter: '' })}
          />
          <UnitScope
            tree="production"
            whole={t('cultivation.wholeTenant')}
            label={t('cultivation.unit')}
            testId="cultivation-unit"
          />
        </>
      }
    >
      <Async query={useTwoWay({ year, unit, asOf })}>
        {(figures) => (
          <>
            <div className="grid-2">
              {cultivationWays.map((its) => (
                <Figure
                  key={its}
                  label={t(`cultivation.ways.${its}`)}
                  value={figures[its]}
                  to={withParams('/cultivation', { year, unit, asOf, way: its })}
                  testId={`cultivation-${its}`}
                />
              ))}
            </div>
            <Card>
              <Chart year={year} quarters={figures.quarters} />
            </Card>
          </>
        )}
      </Async>
      <Card title={t('cultivation.people')}>
        <CultivatedPeople params={{ year, unit, asOf }} quarter={quarter} way={way} />
      </Card>
    </AsOfPage>
  );
}
