import { useState } from 'react';
import type { Params } from './http';
import { useGet } from './use-get';

export interface ListAnswer<T> {
  items: T[];
  next?: string;
  total?: number;
}

export interface List<T> {
  items: T[];
  total?: number;
  loading: boolean;
  error: unknown;
  refetch: () => unknown;
  page: number;
  previous?: () => void;
  next?: () => void;
  sort?: string;
  setSort: (sort?: string) => void;
  path: string;
  params: Params;
}

interface Place {
  key: string;
  cursors: string[];
}

/** A cursor only opens the list it came from, so a change of filter or order starts at the first page again. */
export function useList<T>(path: string, params: Params = {}, limit = 20): List<T> {
  const [sort, setSort] = useState<string>();
  const [place, setPlace] = useState<Place>({ key: '', cursors: [] });
  const filter: Params = { ...params, sort };
  const key = path + JSON.stringify(filter);
  const cursors = place.key === key ? place.cursors : [];
  const answer = useGet<ListAnswer<T>>(path, { ...filter, limit, cursor: cursors.at(-1) });
  const next = answer.data?.next;

  return {
    items: answer.data?.items ?? [],
    total: answer.data?.total,
    loading: answer.isPending || answer.isPlaceholderData,
    error: answer.error,
    refetch: answer.refetch,
    page: cursors.length + 1,
    previous: cursors.length > 0 ? () => setPlace({ key, cursors: cursors.slice(0, -1) }) : undefined,
    next: next ? () => setPlace({ key, cursors: [...cursors, next] }) : undefined,
    sort,
    setSort,
    path,
    params: filter,
  };
}
