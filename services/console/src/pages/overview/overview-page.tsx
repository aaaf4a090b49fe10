import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProblems } from '../../api/alliances';
import { useCoverage } from '../../api/coverage';
import { useNoticeSummary } from '../../api/notification';
import { Async } from '../../components/async';
import { CoverageBars } from '../../components/coverage-bars';
import { CoverageCurve } from '../../components/coverage-curve';
import { Figure } from '../../components/figure';
import { Page } from '../../components/page';
import { useLocal } from '../../i18n/use-local';
import { useMay, useSession } from '../../session/session';
import './overview.css';
import { TopStandings } from './top-standings';

const Panel = ({ title, to, children }: { title: string; to: string; children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <Card title={<h2>{title}</h2>} extra={<Link to={to}>{t('overview.seeAll')}</Link>}>
      {children}
    </Card>
  );
};

function CoverageHero() {
  const { t } = useTranslation();
  const coverage = useCoverage();
  return (
    <Card data-testid="overview-coverage">
      <Async query={coverage}>
        {({ percent, teams, linked }) => (
          <Link to="/coverage" className="hero">
            <span className="quiet">{t('overview.covered')}</span>
            <span className="hero-value" data-testid="overview-percent">
              {percent}
              <small>%</small>
            </span>
            <span>{t('overview.coveredOf', { teams, linked })}</span>
          </Link>
        )}
      </Async>
    </Card>
  );
}

function Figures() {
  const { t } = useTranslation();
  const hasInbox = useMay('inbox');
  const unread = useNoticeSummary(hasInbox).data?.unread;
  const blank = useCoverage().data?.blank;
  const raised = useProblems('raised', 1).total;
  const claimed = useProblems('claimed', 1).total;
  return (
    <div className={hasInbox ? 'grid-4' : 'grid-3'}>
      {hasInbox && <Figure label={t('overview.unread')} value={unread} to="/inbox" testId="overview-unread" />}
      <Figure label={t('overview.blank')} value={blank} to="/coverage?state=blank" testId="overview-blank" />
      <Figure
        label={t('overview.raised')}
        value={raised}
        to="/alliances?view=problems&state=raised"
        testId="overview-raised"
      />
      <Figure
        label={t('overview.claimed')}
        value={claimed}
        to="/alliances?view=problems&state=claimed"
        testId="overview-claimed"
      />
    </div>
  );
}

export default function OverviewPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { tenantName } = useSession();
  return (
    <Page testId="overview-page" title={t('overview.title')} intro={t('overview.intro', { tenant: local(tenantName) })}>
      <div className="overview-top">
        <CoverageHero />
        <Panel title={t('overview.curve')} to="/coverage">
          <CoverageCurve />
        </Panel>
      </div>
      <Figures />
      <div className="grid-2">
        <Panel title={t('overview.byUnit')} to="/coverage">
          <CoverageBars />
        </Panel>
        <Panel title={t('overview.top')} to="/standings">
          <TopStandings />
        </Panel>
      </div>
    </Page>
  );
}
