import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { List } from '../api/use-list';
import { Nothing } from './nothing';
import { ProblemAlert } from './problem-alert';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

export function Async<T>({ query, children }: Props<T>) {
  if (query.error) return <ProblemAlert error={query.error} onRetry={query.refetch} />;
  if (query.data === undefined) return <Skeleton active />;
  return <>{children(query.data)}</>;
}

interface ListProps<T> {
  list: List<T>;
  empty: ReactNode;
  children: (items: T[]) => ReactNode;
}

export function AsyncList<T>({ list, empty, children }: ListProps<T>) {
  if (list.error) return <ProblemAlert error={list.error} onRetry={list.refetch} />;
  if (list.loading && list.items.length === 0) return <Skeleton active />;
  if (list.items.length === 0) return <Nothing>{empty}</Nothing>;
  return <>{children(list.items)}</>;
}
