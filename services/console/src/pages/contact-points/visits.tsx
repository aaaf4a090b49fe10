import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useContactVisits } from '../../api/contacts';
import { Nothing } from '../../components/nothing';
import { Pager } from '../../components/pager';
import { ProblemAlert } from '../../components/problem-alert';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { VisitCard } from './visit-card';

interface Props {
  filter: { point?: string; person?: string; asOf?: string };
  mayChange: boolean;
  showPlace?: boolean;
  limit?: number;
}

export function Visits({ filter, mayChange, showPlace, limit }: Props) {
  const { t } = useTranslation();
  const list = useContactVisits(filter, limit);
  if (list.error) return <ProblemAlert error={list.error} onRetry={list.refetch} />;
  if (list.loading && list.items.length === 0) return <Skeleton active />;
  if (list.items.length === 0) return <Nothing>{t('contacts.emptyVisits')}</Nothing>;
  return (
    <div className="stack">
      <div className="row">
        <SpreadsheetButton
          label={t('common.export')}
          name={t('contacts.visits')}
          path={list.path}
          params={list.params}
          testId="visits-export"
        />
      </div>
      <div data-testid="visits">
        {list.items.map((visit) => (
          <VisitCard key={visit.id} visit={visit} mayChange={mayChange} showPlace={showPlace} />
        ))}
      </div>
      <Pager list={list} />
    </div>
  );
}
