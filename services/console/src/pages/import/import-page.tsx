import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/imports';
import { AsOfBanner, AsOfPicker, useAsOf } from '../../components/as-of';
import { Page } from '../../components/page';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { EarlierImports } from './earlier-imports';
import { ImportView } from './import-view';
import { DryRunReport } from './dry-run-report';
import { Workbook } from './workbook';

/** One import is looked at: a large one that was sent, or one of the list. A small one's report is shown as it came. */
function Imports() {
  const { asOf } = useAsOf();
  const [{ import: shown }, change] = useUrlState({ import: '' });
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<ImportReport>();
  const show = (id: string, answer?: ImportReport) => {
    setReport(answer);
    change({ import: id });
  };
  return (
    <>
      <AsOfBanner />
      {!asOf && <Workbook file={file} setFile={setFile} show={show} />}
      {report && !shown && <DryRunReport report={report} file={file} show={show} />}
      {shown && <ImportView key={shown} id={shown} file={file} show={show} />}
      <EarlierImports asOf={asOf} show={show} />
    </>
  );
}

export default function ImportPage() {
  const { t } = useTranslation();
  const mayImport = useMay('command');
  return (
    <Page testId="import-page" title={t('imports.title')} intro={t('imports.intro')} actions={<AsOfPicker />}>
      {mayImport ? <Imports /> : <Alert type="info" showIcon title={t('imports.notAllowed')} />}
    </Page>
  );
}
