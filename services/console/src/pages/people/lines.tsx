import { Grid, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props<T> {
  rows: T[];
  columns: { key: string; title: string; render: (row: T) => ReactNode }[];
}

/** A short table that is there as a whole. */
export function Lines<T extends object>({ rows, columns }: Props<T>) {
  const { t } = useTranslation();
  const narrow = Grid.useBreakpoint().md === false;
  if (rows.length === 0) return <span className="quiet">{t('people.nothing')}</span>;
  if (narrow)
    return (
      <div className="row-cards">
        {rows.map((row, i) => (
          <article key={i} className="row-card">
            <dl>
              {columns.map(({ key, title, render }) => (
                <div key={key} style={{ display: 'contents' }}>
                  <dt>{title}</dt>
                  <dd>{render(row)}</dd>
                </div>
              ))}
            </dl>
          </article>
        ))}
      </div>
    );
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
