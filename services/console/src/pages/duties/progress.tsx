import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DutyVersion } from '../../api/duties';

/** How many of those who have to sign have signed. */
export function Progress({ of: { signed, toSign, open } }: { of: DutyVersion }) {
  const { t } = useTranslation();
  return (
    <span className="row">
      <span className="figures" data-testid="duty-progress">
        {t('duties.signedOf', { signed, toSign })}
      </span>
      <Tag color={open === 0 ? 'success' : 'warning'}>{t(open === 0 ? 'duties.complete' : 'duties.incomplete')}</Tag>
    </span>
  );
}
