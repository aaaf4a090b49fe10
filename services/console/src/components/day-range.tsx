import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

interface Props {
  from: string;
  to: string;
  onChange: (days: { from: string; to: string }) => void;
}

const day = (text: string) => (text ? dayjs(text) : null);

export function DayRange({ from, to, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <DatePicker.RangePicker
      allowEmpty={[true, true]}
      value={[day(from), day(to)]}
      maxDate={dayjs()}
      placeholder={[t('common.fromDay'), t('common.toDay')]}
      data-testid="day-range"
      onChange={(days) =>
        onChange({ from: days?.[0]?.format('YYYY-MM-DD') ?? '', to: days?.[1]?.format('YYYY-MM-DD') ?? '' })
      }
    />
  );
}
