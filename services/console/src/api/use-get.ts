import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, type Params } from './http';

export interface GetOptions {
  enabled?: boolean;
  refetchInterval?: number;
}

export const useGet = <T>(path: string, params: Params = {}, options: GetOptions = {}) =>
  useQuery({
    queryKey: [path, params],
    queryFn: () => get<T>(path, params),
    placeholderData: keepPreviousData,
    ...options,
  });
