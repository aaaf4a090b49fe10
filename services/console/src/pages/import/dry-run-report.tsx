import { Card } from 'antd';
import type { ImportReport } from '../../api/imports';
import { LoadButton } from './load-button';
import { Report } from './report';
import type { Show } from './use-send';

interface Props {
  report: ImportReport;
  file: File | undefined;
  show: Show;
}

/** Of a small dry run, which is kept nowhere. */
export const DryRunReport = ({ report, file, show }: Props) => (
  <Card>
    <Report report={report}>
      <LoadButton sheets={report.sheets} file={file} show={show} />
    </Report>
  </Card>
);
