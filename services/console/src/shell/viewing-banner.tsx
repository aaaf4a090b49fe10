import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../i18n/use-local';
import { useSession } from '../session/session';
import { useTenantSwitch } from '../session/use-tenant-switch';

export function ViewingBanner() {
  const { t } = useTranslation();
  const local = useLocal();
  const { viewed } = useSession();
  const change = useTenantSwitch();
  if (!viewed) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="viewing"
      data-testid="viewing-banner"
      title={t('tenants.viewing', { name: local(viewed.name) })}
      action={
        <Button size="small" onClick={() => change()} data-testid="viewing-leave">
          {t('tenants.leave')}
        </Button>
      }
    />
  );
}
