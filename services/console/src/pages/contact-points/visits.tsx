import { useTranslation } from 'react-i18next';
import { useContactVisits } from '../../api/contacts';
import { AsyncList } from '../../components/async';
import { Pager } from '../../components/pager';
import { ExportButton } from '../../components/spreadsheet-button';
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
  return (
    <AsyncList list={list} empty={t('contacts.emptyVisits')}>
      {(visits) => (
        <div className="stack">
          <div className="row">
            <ExportButton name={t('contacts.visits')} list={list} testId="visits-export" />
          </div>
          <div data-testid="visits">
            {visits.map((visit) => (
              <VisitCard key={visit.id} visit={visit} mayChange={mayChange} showPlace={showPlace} />
            ))}
          </div>
          <Pager list={list} />
        </div>
      )}
    </AsyncList>
  );
}
