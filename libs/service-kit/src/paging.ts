import { Refusal } from '@ronghe/event-sourcing';
import { type Column, type Listing, StoredListing } from './answers.js';

export const MOST_PER_PAGE = 200;
const DEFAULT_PER_PAGE = 50;
const MOST_EXPORTED = 100_000;
const ROWS_PER_READ = 1_000;

interface PageQuery {
  limit?: unknown;
  cursor?: unknown;
  sort?: unknown;
}

interface Row {
  id: string;
  [field: string]: unknown;
}

export interface Page {
  items: Row[];
  next?: string;
  total: number;
}

const malformed = (code: string, zh: string, en: string): never => {
  throw new Refusal('malformed', code, { zh, en });
};

/** Cuts the page that the query asks for: sorted by one field and then by id, continuing after the cursor. */
export function pageOf(listing: Listing<{ id: string }>, query: PageQuery): Page {
  const rows = listing.rows as readonly Row[];
  const limit = limitOf(query.limit);
  const order = orderOf(query.sort ?? listing.sort, listing.columns);
  const sorted = [...rows].sort(order.compare);
  const after = cursorOf(query.cursor, order.name);
  const start = after ? sorted.findIndex((row) => order.compare(row, after) > 0) : 0;
  const items = start < 0 ? [] : sorted.slice(start, start + limit);
  const last = items.at(-1);
  const more = last && start + items.length < sorted.length;
  return {
    items,
    next: more ? encodeCursor(order.name, last[order.field], last.id) : undefined,
    total: rows.length,
  };
}

/** The page of a list whose order the store gives. */
export async function storedPageOf(
  listing: StoredListing<{ id: string }>,
  { limit, cursor, sort }: PageQuery,
): Promise<{ items: Row[]; next?: string }> {
  if (sort !== undefined) malformed('sort', '此列表固定按时间倒序', 'This list is always newest first');
  return listing.page(limitOf(limit), cursor);
}

/** All rows in the asked order, for an export. @throws Refusal too-large */
export async function allOf(
  listing: Listing<{ id: string }> | StoredListing<{ id: string }>,
  query: PageQuery,
): Promise<Row[]> {
  if (listing instanceof StoredListing) return allStored(listing);
  if (listing.rows.length > MOST_EXPORTED) throw exportTooLarge();
  return [...(listing.rows as readonly Row[])].sort(orderOf(query.sort ?? listing.sort, listing.columns).compare);
}

async function allStored(listing: StoredListing<{ id: string }>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await listing.page(ROWS_PER_READ, cursor);
    rows.push(...(items as Row[]));
    if (rows.length > MOST_EXPORTED) throw exportTooLarge();
    if (next === undefined) return rows;
    cursor = next;
  }
}

const exportTooLarge = (): Refusal =>
  new Refusal('tooLarge', 'export-too-large', {
    zh: `一次最多导出${MOST_EXPORTED}行，请先筛选`,
    en: `An export has at most ${MOST_EXPORTED} rows; filter first`,
  });

function limitOf(value: unknown): number {
  if (value === undefined) return DEFAULT_PER_PAGE;
  const limit = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 0;
  return limit >= 1 && limit <= MOST_PER_PAGE
    ? limit
    : malformed('limit', `limit 应为 1 到 ${MOST_PER_PAGE}`, `limit must be from 1 to ${MOST_PER_PAGE}`);
}

function orderOf(sort: unknown, columns: readonly Column[]) {
  const name = sort === undefined ? 'id' : typeof sort === 'string' ? sort : '?';
  const field = name.replace(/^-/, '');
  const sortable = ['id', ...columns.filter((c) => !c.sealed).map((c) => c.field)];
  if (!sortable.includes(field))
    malformed(
      'sort',
      `sort 只能是：${sortable.join('、')}`,
      `sort must be one of: ${sortable.join(', ')}, with - for descending`,
    );
  const direction = name.startsWith('-') ? -1 : 1;
  const compare = (a: Row, b: Row): number => {
    const order = compareValues(a[field], b[field]);
    return order !== 0 ? order * direction : compareValues(a.id, b.id);
  };
  return { name, field, compare };
}

function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === undefined || a === null) return -1;
  if (b === undefined || b === null) return 1;
  return (a as string | number) < (b as string | number) ? -1 : 1;
}

const encodeCursor = (order: string, value: unknown, id: string): string =>
  Buffer.from(JSON.stringify([order, value ?? null, id])).toString('base64url');

function cursorOf(cursor: unknown, order: string): Row | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    const [name, value, id] = JSON.parse(
      Buffer.from(String(cursor).slice(0, 2_000), 'base64url').toString(),
    ) as unknown[];
    const plain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (name === order && plain && typeof id === 'string')
      return { id, ...(order.replace(/^-/, '') === 'id' ? {} : { [order.replace(/^-/, '')]: value }) };
  } catch {
    // Not a cursor of ours: answered below like any other wrong one.
  }
  return malformed('cursor', 'cursor 不正确，请从第一页重新开始', 'The cursor is not right; begin at the first page');
}
