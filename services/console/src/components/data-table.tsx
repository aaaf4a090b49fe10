import { Grid, Table, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/use-list';
import { AsyncList } from './async';
import { Nothing } from './nothing';
import { Pager } from './pager';
import { ProblemAlert } from './problem-alert';
import { RowCards, type Shown } from './row-cards';

export interface Column<T> extends Shown<T> {
  sortable?: boolean;
  align?: 'right';
  pinned?: boolean;
}

export interface TableProps<T> {
  list: List<T>;
  columns: Column<T>[];
  /** What can be done with a row, in a column of its own. */
  actions?: (row: T) => ReactNode;
  empty: string;
  testId: string;
  onOpen?: (row: T) => void;
}

interface Props<T> extends TableProps<T> {
  rowKey: (row: T) => string;
}

const toAntColumn = <T,>(column: Column<T>, sort?: string): TableColumnType<T> => ({
  key: column.key,
  title: column.title,
  align: column.align,
  fixed: column.pinned ? 'end' : undefined,
  render: (_, row) => column.render(row),
  ...(column.sortable && {
    sorter: true,
    sortOrder: sort === column.key ? 'ascend' : sort === `-${column.key}` ? 'descend' : null,
  }),
});

export function DataTable<T extends object>(props: Props<T>) {
  const { testId, list, columns: plain, rowKey, actions, empty, onOpen } = props;
  const { t } = useTranslation();
  const columns: Column<T>[] = actions
    ? [...plain, { key: 'actions', title: t('common.actions'), pinned: true, render: actions }]
    : plain;
  const narrow = Grid.useBreakpoint().md === false;
  if (list.error) return <ProblemAlert error={list.error} onRetry={list.refetch} />;
  return (
    <div data-testid={testId}>
      {narrow ? (
        <AsyncList list={list} empty={empty}>
          {(rows) => <RowCards rows={rows} columns={columns} rowKey={rowKey} onOpen={onOpen} />}
        </AsyncList>
      ) : (
        <Table<T>
          size="middle"
          rowKey={rowKey}
          columns={columns.map((column) => toAntColumn(column, list.sort))}
          dataSource={list.items}
          loading={list.loading}
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <Nothing>{empty}</Nothing> }}
          onRow={(row) => (onOpen ? { onClick: () => onOpen(row), className: 'opens' } : {})}
          onChange={(_page, _filters, sorter) => {
            const { order, columnKey } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
            list.setSort(order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : undefined);
          }}
        />
      )}
      <Pager list={list} />
    </div>
  );
}
