import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type CommandAnswer, post } from './http';

export interface Command {
  path: string;
  body?: unknown;
}

/** What was done shows at once. */
export function useCommand<T = CommandAnswer>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: Command) => post<T>(path, body),
    onSuccess: () => client.invalidateQueries(),
  });
}
