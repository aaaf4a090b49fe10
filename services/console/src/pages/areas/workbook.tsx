import { FileExcelOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { areasTemplatePath, sendAreasWorkbook } from '../../api/areas';
import type { ImportReport } from '../../api/imports';
import { ProblemAlert } from '../../components/problem-alert';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { Report } from '../import/report';

function Content() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<ImportReport>();
  const sending = useMutation({
    mutationFn: ({ workbook, dryRun }: { workbook: File; dryRun: boolean }) => sendAreasWorkbook(workbook, dryRun),
    onSuccess: (answer) => {
      setReport(answer);
      return answer.dryRun ? undefined : client.invalidateQueries();
    },
  });
  const good = report?.sheets.reduce((sum, sheet) => sum + sheet.good, 0) ?? 0;
  const choose = (chosen: File) => {
    setFile(chosen);
    setReport(undefined);
    sending.reset();
    return false;
  };
  const send = (dryRun: boolean) => file && sending.mutate({ workbook: file, dryRun });
  return (
    <div className="stack">
      <p className="quiet">{t('areas.workbookHint')}</p>
      <div className="row">
        <SpreadsheetButton
          label={t('imports.stepTemplate')}
          name={t('areas.title')}
          path={areasTemplatePath}
          testId="areas-template"
        />
      </div>
      <Upload.Dragger accept=".xlsx" maxCount={1} showUploadList={false} beforeUpload={choose} data-testid="areas-file">
        <FileExcelOutlined /> {file ? t('imports.chosen', { name: file.name }) : t('imports.stepUploadHint')}
      </Upload.Dragger>
      <div className="row">
        <Button
          type="primary"
          disabled={!file}
          loading={sending.isPending}
          onClick={() => send(true)}
          data-testid="areas-check"
        >
          {t('imports.check')}
        </Button>
      </div>
      {sending.error && <ProblemAlert error={sending.error} />}
      {report && (
        <Report report={report}>
          {report.dryRun && (
            <Button
              type="primary"
              disabled={good === 0}
              loading={sending.isPending}
              onClick={() => send(false)}
              data-testid="areas-load"
            >
              {t('imports.load')}
            </Button>
          )}
        </Report>
      )}
    </div>
  );
}

/** Areas, posts and contracts from a workbook, tried before it is loaded. */
export function Workbook() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="areas-workbook">
        {t('areas.workbook')}
      </Button>
      <Drawer
        open={open}
        size="min(860px, 100vw)"
        title={t('areas.workbook')}
        onClose={() => setOpen(false)}
        destroyOnHidden
        data-testid="areas-workbook-drawer"
      >
        <Content />
      </Drawer>
    </>
  );
}
