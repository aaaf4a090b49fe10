import {
  ApartmentOutlined,
  AppstoreOutlined,
  BellOutlined,
  ClusterOutlined,
  ImportOutlined,
  PauseCircleOutlined,
  ProfileOutlined,
  SendOutlined,
  TeamOutlined,
  TrophyOutlined,
} from '@ant-design/icons';
import { Menu } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useMay } from '../session/session';

const places = [
  { key: 'overview', to: '/', icon: <AppstoreOutlined /> },
  { key: 'organization', to: '/organization', icon: <ApartmentOutlined /> },
  { key: 'coverage', to: '/coverage', icon: <ClusterOutlined /> },
  { key: 'alliances', to: '/alliances', icon: <TeamOutlined /> },
  { key: 'standings', to: '/standings', icon: <TrophyOutlined /> },
  { key: 'rulebooks', to: '/rulebooks', icon: <ProfileOutlined /> },
  { key: 'inbox', to: '/inbox', icon: <BellOutlined /> },
  { key: 'import', to: '/import', icon: <ImportOutlined />, needs: 'command' },
  { key: 'webhooks', to: '/webhooks', icon: <SendOutlined />, needs: 'govern' },
  { key: 'parked', to: '/parked', icon: <PauseCircleOutlined />, needs: 'operate' },
] as const satisfies { key: string; to: string; icon: ReactNode; needs?: 'command' | 'govern' | 'operate' }[];

export function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const may = { command: useMay('command'), govern: useMay('govern'), operate: useMay('operate') };
  const shown = places.filter((place) => !('needs' in place) || may[place.needs]);
  const here = places.findLast(({ to }) => pathname === to || (to !== '/' && pathname.startsWith(to)));
  return (
    <nav aria-label={t('nav.label')} data-testid="navigation">
      <Menu
        mode="inline"
        selectedKeys={here ? [here.key] : []}
        onClick={onGo}
        items={shown.map(({ key, to, icon }) => ({
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
