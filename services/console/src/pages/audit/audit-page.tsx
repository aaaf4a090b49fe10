import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAuditRecords } from '../../api/audit';
import { DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { ExportButton } from '../../components/spreadsheet-button';
import { useUrlState } from '../../components/use-url-state';
import './audit.css';
import { useAuditColumns } from './columns';
import { Filters } from './filters';

export default function AuditPage() {
  const { t } = useTranslation();
  const [filter, change] = useUrlState({ from: '', to: '', actor: '', person: '', action: '', outcome: '' });
  const list = useAuditRecords(filter);
  const columns = useAuditColumns((actor) => change({ actor }));
  return (
    <Page
      testId="audit-page"
      title={t('audit.title')}
      intro={t('audit.intro')}
      actions={<ExportButton name={t('audit.title')} list={list} testId="audit-export" />}
    >
      <Card>
        <div className="stack">
          <Filters filter={filter} onChange={change} />
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('audit.empty')}
            testId="audit-table"
          />
        </div>
      </Card>
    </Page>
  );
}
