import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Tenant, useTenants } from '../../api/tenants';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { useLocal } from '../../i18n/use-local';
import { useMay } from '../../session/session';
import { CreateTenant, LimitTenant, limitNames, ResumeTenant, SuspendTenant } from './commands';

export default function TenantsPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const mayRun = useMay('runTenants');
  const list = useTenants(50);
  const columns: Column<Tenant>[] = [
    {
      key: 'id',
      title: t('tenants.tenant'),
      sortable: true,
      render: ({ id, name }) => (
        <span className="two-lines">
          {local(name)}
          <code className="quiet">{id}</code>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('tenants.state'),
      render: ({ state, reason }) => (
        <span className="two-lines">
          <span>
            <Tag color={state === 'active' ? 'success' : 'error'}>{t(`tenants.states.${state}`)}</Tag>
          </span>
          {reason && <span className="quiet prose">{reason}</span>}
        </span>
      ),
    },
    ...limitNames.map((name): Column<Tenant> => ({
      key: name,
      title: t(`tenants.limits.${name}`),
      align: 'right',
      render: ({ limits }) => limits[name]?.toLocaleString() ?? <span className="quiet">{t('tenants.noLimit')}</span>,
    })),
  ];
  return (
    <Page
      testId="tenants-page"
      title={t('tenants.title')}
      intro={t('tenants.intro')}
      actions={mayRun && <CreateTenant />}
    >
      <Card>
        <DataTable
          list={list}
          columns={columns}
          actions={
            mayRun
              ? (tenant) => (
                  <span className="row">
                    {tenant.state === 'active' ? <SuspendTenant tenant={tenant} /> : <ResumeTenant tenant={tenant} />}
                    <LimitTenant tenant={tenant} />
                  </span>
                )
              : undefined
          }
          rowKey={({ id }) => id}
          empty={t('tenants.empty')}
          testId="tenants-table"
        />
      </Card>
    </Page>
  );
}
