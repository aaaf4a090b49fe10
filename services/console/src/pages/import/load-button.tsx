import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SheetCount } from '../../api/imports';
import { ProblemAlert } from '../../components/problem-alert';
import { type Show, useSend } from './use-send';

interface Props {
  sheets: readonly SheetCount[];
  file: File | undefined;
  show: Show;
}

/** After a dry run, while its file is at hand. */
export function LoadButton({ sheets, file, show }: Props) {
  const { t } = useTranslation();
  const sending = useSend(show);
  if (!file) return null;
  return (
    <div className="stack tight">
      <div>
        <Button
          type="primary"
          disabled={sheets.every(({ good }) => good === 0)}
          loading={sending.isPending}
          onClick={() => sending.mutate({ workbook: file, dryRun: false })}
          data-testid="import-load"
        >
          {t('imports.load')}
        </Button>
      </div>
      {sending.error && <ProblemAlert error={sending.error} />}
    </div>
  );
}
