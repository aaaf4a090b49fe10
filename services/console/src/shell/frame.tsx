import { Drawer, Grid, Layout, Skeleton } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Header } from './header';
import { Navigation } from './navigation';
import { Pages } from './pages';
import { ViewingBanner } from './viewing-banner';

export function Frame() {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().lg ?? window.matchMedia('(min-width: 992px)').matches;
  const [menuOpen, setMenuOpen] = useState(false);
  const closeMenu = () => setMenuOpen(false);
  return (
    <Layout className="frame">
      <a className="skip-link" href="#content" data-testid="skip-link">
        {t('common.skip')}
      </a>
      <Header onMenu={wide ? undefined : () => setMenuOpen(true)} />
      <Layout hasSider={wide}>
        {wide ? (
          <Layout.Sider width={200} className="sider">
            <Navigation />
          </Layout.Sider>
        ) : (
          <Drawer
            placement="left"
            size={260}
            title={t('common.product')}
            open={menuOpen}
            onClose={closeMenu}
            styles={{ body: { padding: 8 } }}
          >
            <Navigation onGo={closeMenu} />
          </Drawer>
        )}
        <Layout.Content id="content" className="content" tabIndex={-1}>
          <ViewingBanner />
          <Suspense fallback={<Skeleton active />}>
            <Pages />
          </Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
