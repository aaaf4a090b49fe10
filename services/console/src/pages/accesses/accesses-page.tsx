import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Access, useAccesses } from '../../api/audit';
import { ActorName } from '../../components/actor-name';
import { type Column, DataTable } from '../../components/data-table';
import { DayRange } from '../../components/day-range';
import { Page } from '../../components/page';
import { ExportButton } from '../../components/spreadsheet-button';
import { useUrlState } from '../../components/use-url-state';
import { second } from '../../format/time';
import { useWhere } from './where';

export default function AccessesPage() {
  const { t } = useTranslation();
  const [{ from, to }, change] = useUrlState({ from: '', to: '' });
  const list = useAccesses({ from, to });
  const where = useWhere();
  const columns: Column<Access>[] = [
    { key: 'at', title: t('audit.at'), render: ({ at }) => <span className="figures">{second(at)}</span> },
    { key: 'actor', title: t('accesses.who'), render: (row) => <ActorName {...row} /> },
    { key: 'action', title: t('accesses.how'), render: ({ action }) => t(`audit.actions.${action}`) },
    { key: 'route', title: t('accesses.where'), render: ({ route }) => where(route) },
  ];
  return (
    <Page
      testId="accesses-page"
      title={t('accesses.title')}
      intro={t('accesses.intro')}
      actions={<ExportButton name={t('accesses.title')} list={list} testId="accesses-export" />}
    >
      <Card>
        <div className="stack">
          <div className="filters">
            <DayRange from={from} to={to} onChange={change} />
          </div>
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('accesses.empty')}
            testId="accesses-table"
          />
        </div>
      </Card>
    </Page>
  );
}
