import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ContactPoint, useContactPoints } from '../../api/contacts';
import { AsyncList } from '../../components/async';
import { Page } from '../../components/page';
import { Pager } from '../../components/pager';
import { useSession } from '../../session/session';
import { Purposes } from '../contact-points/purposes';
import { LogVisit } from '../contact-points/visit-commands';
import { Visits } from '../contact-points/visits';
import { LogDay } from '../station-days/commands';
import { StationMonths } from '../station-days/months';

function Point({ point }: { point: ContactPoint }) {
  const { t } = useTranslation();
  const { id, unitName, lastVisit, findings, settled } = point;
  return (
    <Card data-testid={`my-point-${id}`}>
      <div className="stack tight">
        <div className="row spread">
          <h2>
            <Link to={`/contact-points/${encodeURIComponent(id)}`}>{unitName}</Link>
          </h2>
          <Purposes of={point} />
        </div>
        <span className="quiet">
          {t('contacts.lastVisit')} {lastVisit ?? t('common.none')}
          {findings > 0 && ` · ${t('contacts.findingCount', { findings, settled })}`}
        </span>
        <LogVisit point={point} label={t('myContacts.today')} />
      </div>
    </Card>
  );
}

function Points({ person }: { person: string }) {
  const { t } = useTranslation();
  const list = useContactPoints({ person, state: 'open' });
  return (
    <AsyncList list={list} empty={t('myContacts.empty')}>
      {(items) => (
        <div className="stack" data-testid="my-points">
          {items.map((point) => (
            <Point key={point.id} point={point} />
          ))}
          <Pager list={list} />
        </div>
      )}
    </AsyncList>
  );
}

const few = 5;

/** For the phone on the spot: what is done today first, what was done below. */
export default function MyContactPointsPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  return (
    <Page testId="myContactPoints-page" title={t('myContacts.title')} intro={t('myContacts.intro')}>
      <Points person={person} />
      <Card title={t('myContacts.stations')} extra={<LogDay label={t('stations.logToday')} />}>
        <StationMonths person={person} mayCommand={false} />
      </Card>
      <Card title={t('myContacts.recent')}>
        <Visits filter={{ person }} limit={few} mayChange showPlace />
      </Card>
    </Page>
  );
}
