import { CheckOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTenants } from '../api/tenants';
import { useLocal } from '../i18n/use-local';
import { useSession } from '../session/session';
import { useTenantSwitch } from '../session/use-tenant-switch';

const groupKey = 'group';

/** For those who look after all oilfields: which one the pages show. */
export function TenantSwitch() {
  const { t } = useTranslation();
  const local = useLocal();
  const { tenantName, viewed } = useSession();
  const change = useTenantSwitch();
  const tenants = useTenants().items;
  const mark = (chosen: boolean) => <CheckOutlined style={{ visibility: chosen ? 'visible' : 'hidden' }} />;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        style: { maxHeight: '70vh', overflow: 'auto' },
        items: [
          {
            key: groupKey,
            icon: mark(!viewed),
            label: <span data-testid="switch-to-group">{t('tenants.wholeGroup')}</span>,
            onClick: () => change(),
          },
          { type: 'divider' },
          ...tenants.map(({ id, name }) => ({
            key: `tenant/${id}`,
            icon: mark(viewed?.id === id),
            label: <span data-testid={`switch-to-${id}`}>{local(name)}</span>,
            onClick: () => change({ id, name }),
          })),
        ],
      }}
    >
      <Button
        type="text"
        className="tenant switch"
        aria-label={t('tenants.switchFrom', { name: local(tenantName) })}
        data-testid="header-tenant"
      >
        <span className="tenant-name">{local(tenantName)}</span>
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}
