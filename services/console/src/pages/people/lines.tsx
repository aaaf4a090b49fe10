import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props<T> {
  rows: T[];
  columns: { key: string; title: string; render: (row: T) => ReactNode }[];
}

/** A short table that is there as a whole. */
export function Lines<T extends object>({ rows, columns }: Props<T>) {
  const { t } = useTranslation();
  if (rows.length === 0) return <span className="quiet">{t('people.nothing')}</span>;
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
