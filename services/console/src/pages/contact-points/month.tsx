import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ContactMonth, useContactMonths } from '../../api/contacts';
import { AsyncList } from '../../components/async';
import { MonthFilter, useMonth } from '../../components/filters';
import { ListHead } from '../../components/list-view';
import { Pager } from '../../components/pager';
import { PersonName } from '../../components/person-name';
import { VisitCard } from './visit-card';

function LeaderMonth({ of }: { of: ContactMonth }) {
  const { t } = useTranslation();
  const { person, name, unitName, count, hours, found, settled, overdue, visits } = of;
  return (
    <Card size="small" data-testid={`contact-month-${person}`}>
      <div className="stack">
        <div className="row spread">
          <span className="row">
            <strong>
              <PersonName name={name} id={person} />
            </strong>
            <span className="quiet">{unitName}</span>
          </span>
          <span className="row">
            <span className="quiet">
              {t('contacts.visitCount', { n: count })} · {t('contacts.hoursOf', { n: hours })}
            </span>
            {found > 0 && (
              <Tag color={settled === found ? 'success' : 'warning'}>
                {t('contacts.findingCount', { settled, findings: found })}
              </Tag>
            )}
            {overdue > 0 && <Tag color="error">{t('contacts.overdueCount', { n: overdue })}</Tag>}
          </span>
        </div>
        <div>
          {visits.length > 0 ? (
            visits.map((visit) => <VisitCard key={visit.id} visit={visit} mayChange={false} showPlace />)
          ) : (
            <span className="quiet">{t('contacts.emptyVisits')}</span>
          )}
        </div>
      </div>
    </Card>
  );
}

/** A calendar month of each leader. */
export function Month({ unit, asOf }: { unit?: string; asOf?: string }) {
  const { t } = useTranslation();
  const [month] = useMonth();
  const list = useContactMonths({ month, unit, asOf });
  return (
    <div className="stack" data-testid="contact-months">
      <ListHead
        testId="contact-months"
        name={`${t('contacts.views.month')} ${month}`}
        left={<MonthFilter label={t('contacts.month')} past />}
        list={list}
      />
      <AsyncList list={list} empty={t('contacts.emptyMonth')}>
        {(items) => items.map((of) => <LeaderMonth key={of.id} of={of} />)}
      </AsyncList>
      <Pager list={list} />
    </div>
  );
}
