import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
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
