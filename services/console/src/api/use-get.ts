import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, type Params } from './http';

interface Options {
  enabled?: boolean;
  refetchInterval?: number;
}

export const useGet = <T>(path: string, params: Params = {}, options: Options = {}) =>
  useQuery({
    queryKey: [path, params],
    queryFn: () => get<T>(path, params),
    placeholderData: keepPreviousData,
    ...options,
  });
