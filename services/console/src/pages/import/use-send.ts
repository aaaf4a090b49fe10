import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ImportReport, sendWorkbook } from '../../api/imports';

/** Shows an import by its id, or a report that is kept nowhere else. */
export type Show = (id: string, report?: ImportReport) => void;

export function useSend(show: Show) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ workbook, dryRun }: { workbook: File; dryRun: boolean }) => sendWorkbook(workbook, dryRun),
    onSuccess: (sent) => {
      if (sent.status === 'done' && sent.dryRun) return show('', sent);
      show(sent.id);
      return client.invalidateQueries();
    },
  });
}
