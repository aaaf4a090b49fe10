import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Popconfirm, Progress, Skeleton, Space } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ImportDetail,
  cancellationPath,
  importProblemsPath,
  isUnderWay,
  resumptionPath,
  useImport,
} from '../../api/imports';
import { useCommand } from '../../api/use-command';
import { ProblemAlert } from '../../components/problem-alert';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { instant } from '../../format/time';
import { LoadButton } from './load-button';
import { Report } from './report';
import { StateTag } from './state-tag';
import type { Show } from './use-send';

interface Props {
  id: string;
  file: File | undefined;
  show: Show;
}

const percent = ({ done, rows }: ImportDetail) => (rows === 0 ? 100 : Math.floor((done / rows) * 100));

export function ImportView({ id, file, show }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useImport(id);
  const underWay = data !== undefined && isUnderWay(data);
  const endedAt = data?.endedAt;
  const client = useQueryClient();
  // What it brought shows on all pages, and in the list, once it ends.
  useEffect(() => {
    if (endedAt) void client.invalidateQueries();
  }, [client, endedAt]);
  if (error) return <ProblemAlert error={error} onRetry={refetch} />;
  if (!data) return <Skeleton active />;
  const problemsLeftOut = data.problemCount - data.problems.length;
  return (
    <Card data-testid="import-view">
      <div className="stack">
        <div className="row spread">
          <div className="row">
            <StateTag state={data.state} />
            <span data-testid="import-done">{t('imports.done', { done: data.done, rows: data.rows })}</span>
          </div>
          <Commands of={data} />
        </div>
        <Progress
          percent={percent(data)}
          status={data.state === 'failed' ? 'exception' : underWay ? 'active' : 'normal'}
          aria-label={t('imports.progress')}
          data-testid="import-progress"
        />
        {data.state === 'cancelled' && <p className="quiet">{t('imports.cancelledHint')}</p>}
        {data.state === 'interrupted' && <p className="quiet">{t('imports.interruptedHint')}</p>}
        {data.state === 'failed' && <p className="quiet">{t('imports.failedHint')}</p>}
        {!underWay && (
          <Report report={{ ...data, problemsLeftOut }} complete={data.state === 'finished'}>
            {data.dryRun && data.state === 'finished' && <LoadButton sheets={data.sheets} file={file} show={show} />}
            {data.problemCount > 0 && data.reportKept && (
              <SpreadsheetButton
                label={t('imports.problemsAsFile')}
                name={t('imports.problems')}
                path={importProblemsPath(id)}
                testId="import-problems-export"
              />
            )}
          </Report>
        )}
      </div>
    </Card>
  );
}

function Commands({ of: { id, state, at } }: { of: ImportDetail }) {
  const { t } = useTranslation();
  const asked = useCommand();
  return (
    <div className="stack tight">
      <Space wrap>
        <span className="quiet">{instant(at)}</span>
        {(state === 'checking' || state === 'loading') && (
          <Popconfirm
            title={t('imports.cancelAsk')}
            okText={t('imports.cancel')}
            cancelText={t('imports.notCancel')}
            okButtonProps={{ 'data-testid': 'import-cancel-submit' }}
            onConfirm={() => asked.mutate({ path: cancellationPath(id) })}
          >
            <Button danger loading={asked.isPending} data-testid="import-cancel">
              {t('imports.cancel')}
            </Button>
          </Popconfirm>
        )}
        {(state === 'cancelled' || state === 'interrupted' || state === 'failed') && (
          <Button
            type="primary"
            loading={asked.isPending}
            onClick={() => asked.mutate({ path: resumptionPath(id) })}
            data-testid="import-resume"
          >
            {t('imports.resume')}
          </Button>
        )}
      </Space>
      {asked.error && <ProblemAlert error={asked.error} />}
    </div>
  );
}
