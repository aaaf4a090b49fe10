import { Grid, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { RowCards, type Shown } from '../../components/row-cards';

interface Props<T> {
  rows: T[];
  columns: Shown<T>[];
}

/** A short table that is there as a whole. */
export function Lines<T extends object>({ rows, columns }: Props<T>) {
  const { t } = useTranslation();
  const narrow = Grid.useBreakpoint().md === false;
  if (rows.length === 0) return <span className="quiet">{t('people.nothing')}</span>;
  if (narrow) return <RowCards rows={rows} columns={columns} rowKey={(row) => rows.indexOf(row)} />;
  return (
    <Table<T>
      size="small"
      rowKey={(row) => String(rows.indexOf(row))}
      columns={columns.map(({ key, title, render }) => ({ key, title, render: (_, row) => render(row) }))}
      dataSource={rows}
      pagination={rows.length > 10 ? { pageSize: 10, size: 'small' } : false}
      scroll={{ x: 'max-content' }}
    />
  );
}
