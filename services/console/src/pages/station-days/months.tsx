import { useTranslation } from 'react-i18next';
import { useStationMonths } from '../../api/stations';
import { AsyncList } from '../../components/async';
import { MonthFilter, useMonth } from '../../components/filters';
import { ListHead } from '../../components/list-view';
import { Pager } from '../../components/pager';
import { LeaderMonth } from './leader-month';

interface Props {
  unit?: string;
  person?: string;
  asOf?: string;
  mayCommand: boolean;
}

export function StationMonths({ unit, person, asOf, mayCommand }: Props) {
  const { t } = useTranslation();
  const [month] = useMonth();
  const list = useStationMonths({ month, unit, person, asOf });
  return (
    <div className="stack" data-testid="station-months">
      <ListHead
        testId="station-months"
        name={`${t('stations.title')} ${month}`}
        left={<MonthFilter label={t('stations.month')} />}
        list={list}
      />
      <AsyncList list={list} empty={t('stations.empty')}>
        {(items) => items.map((of) => <LeaderMonth key={of.id} of={of} mayCommand={mayCommand} />)}
      </AsyncList>
      <Pager list={list} />
    </div>
  );
}
