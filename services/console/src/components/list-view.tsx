import type { ReactNode } from 'react';
import { DataTable, type TableProps } from './data-table';
import { SearchBox } from './search-box';
import { ExportButton, type Exported } from './spreadsheet-button';
import { useUrlValue } from './use-url-state';

interface HeadProps {
  /** What the spreadsheet is called. */
  name: string;
  list: Exported;
  testId: string;
  left: ReactNode;
  /** The label of a search, which the address keeps as `q`. */
  search?: string;
  right?: ReactNode;
}

/** What stands above a list: how to narrow it down, and how to take it along. */
export function ListHead({ name, list, testId, left, search, right }: HeadProps) {
  const [q, setQ] = useUrlValue('q');
  return (
    <div className="row spread">
      {left}
      <div className="row">
        {right}
        {search && <SearchBox label={search} value={q} onSearch={setQ} testId={`${testId}-search`} />}
        <ExportButton name={name} list={list} testId={`${testId}-export`} />
      </div>
    </div>
  );
}

interface Props<T> extends TableProps<T>, Omit<HeadProps, 'list'> {}

export function ListView<T extends { id: string }>({ testId, name, left, search, right, ...table }: Props<T>) {
  return (
    <div className="stack">
      <ListHead testId={testId} name={name} left={left} search={search} right={right} list={table.list} />
      <DataTable {...table} rowKey={({ id }) => id} testId={`${testId}-table`} />
    </div>
  );
}
