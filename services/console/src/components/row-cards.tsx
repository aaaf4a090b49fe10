import type { Key, ReactNode } from 'react';

export interface Shown<T> {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
}

interface Props<T> {
  rows: T[];
  columns: Shown<T>[];
  rowKey: (row: T) => Key;
  onOpen?: (row: T) => void;
}

/** A table where there is no room for one: a card for each row, each column a line of it. */
export function RowCards<T>({ rows, columns, rowKey, onOpen }: Props<T>) {
  return (
    <div className="row-cards">
      {rows.map((row) => (
        <article key={rowKey(row)} className={onOpen ? 'row-card opens' : 'row-card'} onClick={() => onOpen?.(row)}>
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
}
