import {
  ApartmentOutlined,
  AppstoreOutlined,
  BellOutlined,
  ClusterOutlined,
  ImportOutlined,
  ProfileOutlined,
  SendOutlined,
  TeamOutlined,
  TrophyOutlined,
} from '@ant-design/icons';
import { Menu } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

const places = [
  { key: 'overview', to: '/', icon: <AppstoreOutlined /> },
  { key: 'organization', to: '/organization', icon: <ApartmentOutlined /> },
  { key: 'coverage', to: '/coverage', icon: <ClusterOutlined /> },
  { key: 'alliances', to: '/alliances', icon: <TeamOutlined /> },
  { key: 'standings', to: '/standings', icon: <TrophyOutlined /> },
  { key: 'rulebooks', to: '/rulebooks', icon: <ProfileOutlined /> },
  { key: 'inbox', to: '/inbox', icon: <BellOutlined /> },
  { key: 'import', to: '/import', icon: <ImportOutlined /> },
  { key: 'webhooks', to: '/webhooks', icon: <SendOutlined /> },
] as const satisfies { key: string; to: string; icon: ReactNode }[];

export function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const here = places.findLast(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(to)));
  return (
    <nav aria-label={t('nav.label')} data-testid="navigation">
      <Menu
        mode="inline"
        selectedKeys={here ? [here.key] : []}
        onClick={onGo}
        items={places.map(({ key, to, icon }) => ({
          key,
          icon,
          label: (
            <Link to={to} data-testid={`nav-${key}`}>
              {t(`nav.${key}`)}
            </Link>
          ),
        }))}
      />
    </nav>
  );
}
