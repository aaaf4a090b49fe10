import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Params } from '../api/http';
import { saveSpreadsheet } from './save-spreadsheet';
import { useTellProblem } from './use-tell-problem';

interface Props {
  label: string;
  name: string;
  path: string;
  params?: Params;
  testId: string;
}

export function SpreadsheetButton({ label, name, path, params, testId }: Props) {
  const onError = useTellProblem();
  const saving = useMutation({ mutationFn: () => saveSpreadsheet(name, path, params), onError });
  return (
    <Button icon={<DownloadOutlined />} loading={saving.isPending} onClick={() => saving.mutate()} data-testid={testId}>
      {label}
    </Button>
  );
}

export interface Exported {
  path: string;
  params?: Params;
}

/** A list as the reader has narrowed and sorted it. */
export function ExportButton({
  list: { path, params },
  name,
  testId,
}: {
  list: Exported;
  name: string;
  testId: string;
}) {
  const { t } = useTranslation();
  return <SpreadsheetButton label={t('common.export')} name={name} path={path} params={params} testId={testId} />;
}
