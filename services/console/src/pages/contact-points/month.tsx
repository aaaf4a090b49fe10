import { Card, DatePicker, Skeleton, Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { type ContactMonth, useContactMonths } from '../../api/contacts';
import { Nothing } from '../../components/nothing';
import { Pager } from '../../components/pager';
import { PersonName } from '../../components/person-name';
import { ProblemAlert } from '../../components/problem-alert';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { useUrlState } from '../../components/use-url-state';
import { today } from '../../format/time';
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
  const [{ month }, change] = useUrlState({ month: today().slice(0, 7) });
  const list = useContactMonths({ month, unit, asOf });
  const body = () => {
    if (list.error) return <ProblemAlert error={list.error} onRetry={list.refetch} />;
    if (list.loading && list.items.length === 0) return <Skeleton active />;
    if (list.items.length === 0) return <Nothing>{t('contacts.emptyMonth')}</Nothing>;
    return list.items.map((of) => <LeaderMonth key={of.id} of={of} />);
  };
  return (
    <div className="stack" data-testid="contact-months">
      <div className="row spread">
        <DatePicker
          picker="month"
          allowClear={false}
          value={dayjs(`${month}-01`)}
          maxDate={dayjs()}
          aria-label={t('contacts.month')}
          onChange={(value) => change({ month: value?.format('YYYY-MM') ?? '' })}
        />
        <SpreadsheetButton
          label={t('common.export')}
          name={`${t('contacts.views.month')} ${month}`}
          path={list.path}
          params={list.params}
          testId="contact-months-export"
        />
      </div>
      {body()}
      <Pager list={list} />
    </div>
  );
}
