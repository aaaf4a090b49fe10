import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type CommandAnswer, post } from './http';

export interface Command {
  path: string;
  body?: unknown;
}

/** Refusals refresh the page too: most of them mean that someone else was faster. */
export function useCommand<T = CommandAnswer>() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: Command) => post<T>(path, body),
    onSettled: () => client.invalidateQueries(),
  });
}
