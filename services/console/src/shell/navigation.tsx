import { Menu, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useMays } from '../session/session';
import { placeAt, placesOf, sections } from './places';

type Items = NonNullable<MenuProps['items']>;

export function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const may = useMays();
  const here = placeAt(pathname);
  const items = sections.flatMap((section): Items => {
    const shown = placesOf(section, may).map(({ key, to, icon }) => ({
      key,
      icon,
      label: (
        <Link to={to} data-testid={`nav-${key}`}>
          {t(`nav.${key}`)}
        </Link>
      ),
    }));
    if (shown.length === 0) return [];
    if (section === 'home') return shown;
    return [{ key: section, type: 'group' as const, label: t(`nav.sections.${section}`), children: shown }];
  });
  return (
    <nav aria-label={t('nav.label')} data-testid="navigation">
      <Menu mode="inline" selectedKeys={here ? [here.key] : []} onClick={onGo} items={items} />
    </nav>
  );
}
