import { FileExcelOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportReport, sendWorkbook, templatePath } from '../../api/imports';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { useMay } from '../../session/session';
import { Report } from './report';
import { Step } from './step';

function Workbook() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<ImportReport>();
  const sending = useMutation({
    mutationFn: ({ workbook, dryRun }: { workbook: File; dryRun: boolean }) => sendWorkbook(workbook, dryRun),
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
    <>
      <div className="grid-3">
        <Step number={1} title={t('imports.stepTemplate')} hint={t('imports.stepTemplateHint')}>
          <SpreadsheetButton
            label={t('imports.stepTemplate')}
            name={t('imports.title')}
            path={templatePath}
            testId="import-template"
          />
        </Step>
        <Step number={2} title={t('imports.stepUpload')}>
          <Upload.Dragger
            accept=".xlsx"
            maxCount={1}
            showUploadList={false}
            beforeUpload={choose}
            data-testid="import-file"
          >
            <FileExcelOutlined /> {file ? t('imports.chosen', { name: file.name }) : t('imports.stepUploadHint')}
          </Upload.Dragger>
        </Step>
        <Step number={3} title={t('imports.stepCheck')} hint={t('imports.stepCheckHint')}>
          <Button
            type="primary"
            disabled={!file}
            loading={sending.isPending}
            onClick={() => send(true)}
            data-testid="import-check"
          >
            {t('imports.check')}
          </Button>
        </Step>
      </div>
      {sending.error && <ProblemAlert error={sending.error} />}
      {report && (
        <Card>
          <Report report={report}>
            {report.dryRun && (
              <Button
                type="primary"
                disabled={good === 0}
                loading={sending.isPending}
                onClick={() => send(false)}
                data-testid="import-load"
              >
                {t('imports.load')}
              </Button>
            )}
          </Report>
        </Card>
      )}
    </>
  );
}

export default function ImportPage() {
  const { t } = useTranslation();
  const mayImport = useMay('command');
  return (
    <Page testId="import-page" title={t('imports.title')} intro={t('imports.intro')}>
      {mayImport ? <Workbook /> : <Alert type="info" showIcon title={t('imports.notAllowed')} />}
    </Page>
  );
}
