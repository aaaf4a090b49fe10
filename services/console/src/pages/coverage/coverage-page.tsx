import { Card, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCoverage } from '../../api/coverage';
import { withParams } from '../../api/http';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { CoverageBars } from '../../components/coverage-bars';
import { CoverageCurve } from '../../components/coverage-curve';
import { Figure } from '../../components/figure';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { CrossAppointments } from './cross-appointments';
import { Teams } from './teams';

function Summary({ unit, asOf }: { unit?: string; asOf?: string }) {
  const { t } = useTranslation();
  const to = (state: string) => withParams('/coverage', { unit, asOf, state });
  return (
    <Async query={useCoverage({ unit, asOf })}>
      {({ percent, teams, linked, blank }) => (
        <div className="grid-4">
          <Figure label={t('coverage.percent')} value={`${percent}%`} testId="coverage-percent" />
          <Figure
            label={t('coverage.linked')}
            value={`${linked} / ${teams}`}
            to={to('linked')}
            testId="coverage-linked"
          />
          <Figure
            label={t('coverage.unlinked')}
            value={teams - linked}
            to={to('unlinked')}
            testId="coverage-unlinked"
          />
          <Figure label={t('coverage.blank')} value={blank} to={to('blank')} testId="coverage-blank" />
        </div>
      )}
    </Async>
  );
}

export default function CoveragePage() {
  const { t } = useTranslation();
  const { asOf } = useAsOf();
  const [{ unit: chosen, view }, change] = useUrlState({ unit: '', view: 'teams' });
  const unit = chosen || undefined;
  return (
    <AsOfPage
      testId="coverage-page"
      title={t('coverage.title')}
      intro={t('coverage.intro')}
      scope={
        <UnitScope
          tree="production"
          whole={t('coverage.wholeTenant')}
          label={t('coverage.unit')}
          testId="coverage-unit"
        />
      }
    >
      <Summary unit={unit} asOf={asOf} />
      <div className="grid-2">
        <Card title={t('overview.curve')}>
          <CoverageCurve unit={unit} asOf={asOf} />
        </Card>
        <Card title={t('overview.byUnit')}>
          <CoverageBars unit={unit} asOf={asOf} />
        </Card>
      </div>
      <Tabs
        activeKey={view}
        onChange={(key) => change({ view: key })}
        items={[
          { key: 'teams', label: t('crossAppointments.teamsTab'), children: <Teams unit={unit} asOf={asOf} /> },
          {
            key: 'posts',
            label: t('crossAppointments.tab'),
            children: <CrossAppointments unit={unit} asOf={asOf} />,
          },
        ]}
      />
    </AsOfPage>
  );
}
