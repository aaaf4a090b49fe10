import { Alert, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { instant, toInstant, toWall } from '../format/time';
import { useUrlState } from './use-url-state';

export function useAsOf() {
  const [{ asOf }, change] = useUrlState({ asOf: '' });
  return { asOf: asOf || undefined, setAsOf: (value: string) => change({ asOf: value }) };
}

export function AsOfPicker() {
  const { t } = useTranslation();
  const { asOf, setAsOf } = useAsOf();
  return (
    <DatePicker
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      placeholder={t('common.asOf')}
      aria-label={t('common.asOf')}
      data-testid="as-of"
      value={asOf ? dayjs(toWall(asOf)) : null}
      maxDate={dayjs()}
      onChange={(value) => setAsOf(value ? toInstant(value.format('YYYY-MM-DDTHH:mm:ss')) : '')}
    />
  );
}

export function AsOfBanner() {
  const { t } = useTranslation();
  const { asOf, setAsOf } = useAsOf();
  if (!asOf) return null;
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="as-of-banner"
      title={t('common.asOfBanner', { at: instant(asOf) })}
      action={
        <Button size="small" onClick={() => setAsOf('')} data-testid="as-of-clear">
          {t('common.asOfClear')}
        </Button>
      }
    />
  );
}
