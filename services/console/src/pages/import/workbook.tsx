import { FileExcelOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentPath, templatePath } from '../../api/imports';
import { ProblemAlert } from '../../components/problem-alert';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { Step } from './step';
import { type Show, useSend } from './use-send';

interface Props {
  file: File | undefined;
  setFile: (file: File) => void;
  show: Show;
}

export function Workbook({ file, setFile, show }: Props) {
  const { t } = useTranslation();
  const sending = useSend(show);
  const choose = (chosen: File) => {
    setFile(chosen);
    show('');
    sending.reset();
    return false;
  };
  return (
    <>
      <div className="grid-3">
        <Step number={1} title={t('imports.stepTemplate')} hint={t('imports.stepTemplateHint')}>
          <div className="row">
            <SpreadsheetButton
              label={t('imports.empty')}
              name={t('imports.emptyName')}
              path={templatePath}
              testId="import-template"
            />
            <SpreadsheetButton
              label={t('imports.current')}
              name={t('imports.currentName')}
              path={currentPath}
              testId="import-current"
            />
          </div>
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
            onClick={() => file && sending.mutate({ workbook: file, dryRun: true })}
            data-testid="import-check"
          >
            {t('imports.check')}
          </Button>
        </Step>
      </div>
      {sending.error && <ProblemAlert error={sending.error} />}
    </>
  );
}
