import { BellOutlined, DisconnectOutlined, LogoutOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Badge, Button, Dropdown, Layout, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useNoticeSummary } from '../api/notification';
import { useLocal } from '../i18n/use-local';
import { useMay, useSession } from '../session/session';
import { LanguageSwitch } from './language-switch';
import { Mark } from './mark';
import { TenantSwitch } from './tenant-switch';
import { useLeave } from './use-leave';

function UnreadBell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const unread = useNoticeSummary().data?.unread ?? 0;
  return (
    <Badge count={unread} size="small" offset={[0, 4]}>
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={t('session.unread', { n: unread })}
        data-testid="header-inbox"
        onClick={() => navigate('/inbox')}
      />
    </Badge>
  );
}

function Account() {
  const { t } = useTranslation();
  const { name, roles } = useSession();
  const leave = useLeave();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'roles', disabled: true, label: roles.map((role) => t(`role.${role}`)).join(' · ') },
          { type: 'divider' },
          {
            key: 'leave',
            icon: <LogoutOutlined />,
            label: <span data-testid="sign-out">{t('session.signOut')}</span>,
            onClick: () => void leave(false),
          },
          {
            key: 'leave-everywhere',
            icon: <DisconnectOutlined />,
            label: <span data-testid="sign-out-everywhere">{t('session.signOutEverywhere')}</span>,
            onClick: () => void leave(true),
          },
        ],
      }}
    >
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={t('session.account', { name })}
        data-testid="header-account"
      >
        <span className="wide-only">{name}</span>
      </Button>
    </Dropdown>
  );
}

export function Header({ onMenu }: { onMenu?: () => void }) {
  const { t } = useTranslation();
  const { tenantName, demo, viewed } = useSession();
  const local = useLocal();
  const hasInbox = useMay('inbox');
  const switches = useMay('group') || viewed !== undefined;
  return (
    <Layout.Header className="header">
      {onMenu && (
        <Button
          type="text"
          icon={<MenuOutlined />}
          aria-label={t('nav.openMenu')}
          data-testid="open-navigation"
          onClick={onMenu}
        />
      )}
      <Link to="/" className="brand" aria-label={t('common.product')}>
        <Mark />
        <span className="brand-name">{t('common.product')}</span>
      </Link>
      {switches ? (
        <TenantSwitch />
      ) : (
        <span className="tenant" data-testid="header-tenant">
          {local(tenantName)}
        </span>
      )}
      {demo && <Tag className="wide-only">{t('session.demo')}</Tag>}
      <span className="header-end">
        {hasInbox && <UnreadBell />}
        <LanguageSwitch />
        <Account />
      </span>
    </Layout.Header>
  );
}
