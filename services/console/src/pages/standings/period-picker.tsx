import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { type PeriodKind, periodKind, periodStart, toPeriod } from '../../format/period';

const kinds: PeriodKind[] = ['month', 'quarter', 'year'];

interface Props {
  period: string;
  onChange: (period: string) => void;
}

export function PeriodPicker({ period, onChange }: Props) {
  const { t } = useTranslation();
  const kind = periodKind(period);
  const now = dayjs();
  /** From a whole year, a narrower period starts at today's if that lies in the year. */
  const within = kind === 'year' && now.year() === Number(period) ? now : periodStart(period);
  return (
    <div className="row">
      <Segmented<PeriodKind>
        value={kind}
        data-testid="standings-period-kind"
        options={kinds.map((value) => ({ value, label: t(`standings.kinds.${value}`) }))}
        onChange={(value) => onChange(toPeriod(within, value))}
      />
      <DatePicker
        picker={kind}
        allowClear={false}
        aria-label={t('standings.period')}
        data-testid="standings-period"
        value={periodStart(period)}
        onChange={(value) => value && onChange(toPeriod(value, kind))}
      />
    </div>
  );
}
