import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Figures, figureNames, type OilfieldFigures, useGroupFigures } from '../../api/tenants';
import { type Column, DataTable } from '../../components/data-table';
import { Figure } from '../../components/figure';
import { Page } from '../../components/page';
import { points } from '../../format/points';
import { useLocal } from '../../i18n/use-local';
import { useTenantSwitch } from '../../session/use-tenant-switch';

const headline = ['people', 'members', 'coveredTeams', 'openProblems'] as const;

const shown = (figures: Figures, name: (typeof figureNames)[number]) => {
  const value = figures[name];
  if (value === undefined) return undefined;
  return name === 'points' ? points(value) : value.toLocaleString();
};

export default function GroupPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const change = useTenantSwitch();
  const { list, total } = useGroupFigures();
  const sum: OilfieldFigures = { ...total, tenant: '', name: { zh: '', en: '' } };
  const isSum = ({ tenant }: OilfieldFigures) => tenant === sum.tenant;
  const columns: Column<OilfieldFigures>[] = [
    {
      key: 'tenant',
      title: t('tenants.tenant'),
      render: (row) =>
        isSum(row) ? (
          <b>{t('group.sum')}</b>
        ) : (
          <Button
            type="link"
            size="small"
            style={{ paddingInline: 0 }}
            data-testid={`view-${row.tenant}`}
            onClick={() => change({ id: row.tenant, name: row.name })}
          >
            {local(row.name)}
          </Button>
        ),
    },
    ...figureNames.map((name): Column<OilfieldFigures> => ({
      key: name,
      title: t(`group.figures.${name}`),
      align: 'right',
      render: (row) => {
        const value = shown(row, name) ?? t('common.none');
        return isSum(row) ? <b data-testid={`sum-${name}`}>{value}</b> : value;
      },
    })),
  ];
  return (
    <Page testId="group-page" title={t('group.title')} intro={t('group.intro')}>
      <div className="grid-4">
        {headline.map((name) => (
          <Figure key={name} label={t(`group.figures.${name}`)} value={shown(total, name)} testId={`group-${name}`} />
        ))}
      </div>
      <Card>
        <div className="figures">
          <DataTable
            list={list.items.length > 0 ? { ...list, items: [...list.items, sum] } : list}
            columns={columns}
            rowKey={({ tenant }) => tenant}
            empty={t('tenants.empty')}
            testId="group-table"
          />
        </div>
      </Card>
    </Page>
  );
}
