import { DatePicker, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useStationMonths } from '../../api/stations';
import { Nothing } from '../../components/nothing';
import { Pager } from '../../components/pager';
import { ProblemAlert } from '../../components/problem-alert';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { useUrlState } from '../../components/use-url-state';
import { today } from '../../format/time';
import { LeaderMonth } from './leader-month';

interface Props {
  unit?: string;
  person?: string;
  asOf?: string;
  mayCommand: boolean;
}

export function StationMonths({ unit, person, asOf, mayCommand }: Props) {
  const { t } = useTranslation();
  const [{ month }, change] = useUrlState({ month: today().slice(0, 7) });
  const list = useStationMonths({ month, unit, person, asOf });
  const body = () => {
    if (list.error) return <ProblemAlert error={list.error} onRetry={list.refetch} />;
    if (list.loading && list.items.length === 0) return <Skeleton active />;
    if (list.items.length === 0) return <Nothing>{t('stations.empty')}</Nothing>;
    return list.items.map((of) => <LeaderMonth key={of.id} of={of} mayCommand={mayCommand} />);
  };
  return (
    <div className="stack" data-testid="station-months">
      <div className="row spread">
        <DatePicker
          picker="month"
          allowClear={false}
          value={dayjs(`${month}-01`)}
          aria-label={t('stations.month')}
          onChange={(value) => change({ month: value?.format('YYYY-MM') ?? '' })}
        />
        <SpreadsheetButton
          label={t('common.export')}
          name={`${t('stations.title')} ${month}`}
          path={list.path}
          params={list.params}
          testId="station-months-export"
        />
      </div>
      {body()}
      <Pager list={list} />
    </div>
  );
}
