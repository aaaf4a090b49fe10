import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type QuotaDetail, useQuota } from '../../api/development';
import { useAsOf } from '../../components/as-of';
import { AsOfPage } from '../../components/as-of-page';
import { Async } from '../../components/async';
import { Figure } from '../../components/figure';
import { useMay } from '../../session/session';
import { DecideQuota, ProposeAgain } from './commands';
import './development.css';
import { StateTag } from './development-page';
import { QuotaTeams } from './quota-teams';
import { QuotaUses } from './quota-uses';

function Classes({ quota: { classes } }: { quota: QuotaDetail }) {
  const { t } = useTranslation();
  return (
    <div className="grid-3" data-testid="development-by-class">
      {classes.map(({ class: its, weight, teams, proposed, granted, used }) => (
        <Card key={its} size="small" title={t(`development.classes.${its}`)} data-testid={`development-class-${its}`}>
          <div className="row figures">
            <span>
              <span className="quiet">{t('development.weight')}</span> {weight}
            </span>
            <span>
              <span className="quiet">{t('development.teams')}</span> {teams}
            </span>
            <span>
              <span className="quiet">{t('development.proposed')}</span> {proposed}
            </span>
            <span>
              <span className="quiet">{t('development.granted')}</span> <b>{granted}</b>
            </span>
            <span>
              <span className="quiet">{t('development.used')}</span> {used}
            </span>
          </div>
        </Card>
      ))}
    </div>
  );
}

function QuotaView({ quota, asOf }: { quota: QuotaDetail; asOf?: string }) {
  const { t } = useTranslation();
  const mayChange = useMay('setQuota', quota.within) && !asOf && quota.state === 'proposed';
  const maySeePeople = useMay('people');
  const { id, unitName, year, places, teams, blankTeams, used, state, proposedOn, decidedOn } = quota;
  return (
    <AsOfPage
      testId="quota-page"
      title={`${unitName} ${year}`}
      intro={
        <>
          <Link to="/development-quota">{t('development.title')}</Link> · <StateTag state={state} />{' '}
          {decidedOn ? `${t('development.decidedOn')} ${decidedOn}` : `${t('development.proposedOn')} ${proposedOn}`}
        </>
      }
      actions={
        <>
          {mayChange && <ProposeAgain quota={quota} />}
          {mayChange && <DecideQuota quota={quota} />}
        </>
      }
    >
      <div className="grid-4">
        <Figure label={t('development.places')} value={places} testId="development-count-places" />
        <Figure label={t('development.teams')} value={teams} testId="development-count-teams" />
        <Figure label={t('development.blankTeams')} value={blankTeams} testId="development-count-blank" />
        <Figure label={t('development.used')} value={used} testId="development-count-used" />
      </div>
      <Classes quota={quota} />
      <Card title={t('development.byTeam')}>
        <QuotaTeams quota={quota} mayAdjust={mayChange} asOf={asOf} />
      </Card>
      {maySeePeople && (
        <Card title={t('development.uses')}>
          <QuotaUses id={id} asOf={asOf} />
        </Card>
      )}
    </AsOfPage>
  );
}

export default function QuotaPage() {
  const { id = '' } = useParams();
  const { asOf } = useAsOf();
  return <Async query={useQuota(id, asOf)}>{(quota) => <QuotaView quota={quota} asOf={asOf} />}</Async>;
}
