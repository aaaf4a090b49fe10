import { QueryCache, QueryClient } from '@tanstack/react-query';
import { formsOpen } from '../components/open-forms';
import { toProblem } from './problem';
import { sessionKey } from './session';

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: () => !formsOpen() } },
  queryCache: new QueryCache({
    onError: (error, query) => {
      const expired = toProblem(error).status === 401 && query.queryKey[0] !== sessionKey;
      if (expired) void queryClient.invalidateQueries({ queryKey: [sessionKey] });
    },
  }),
});
