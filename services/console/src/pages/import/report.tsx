import { Alert, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/imports';
import { Nothing } from '../../components/nothing';
import { useLocal } from '../../i18n/use-local';

interface Props {
  report: ImportReport;
  /** Whether nothing is left to be loaded. */
  complete?: boolean;
  children: ReactNode;
}

export function Report({ report, complete = true, children }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const { sheets, problems, problemsLeftOut, dryRun } = report;
  const sum = (of: 'good' | 'bad' | 'unchanged') => sheets.reduce((all, sheet) => all + sheet[of], 0);
  const nothingGood = dryRun && sum('good') === 0;
  return (
    <div className="stack" data-testid="import-report">
      <Alert
        type={problems.length === 0 ? 'success' : 'warning'}
        showIcon
        title={t(dryRun ? 'imports.checked' : complete ? 'imports.loaded' : 'imports.partlyLoaded')}
        description={
          <div className="stack tight">
            <div>{t('imports.counts', { good: sum('good'), bad: sum('bad'), unchanged: sum('unchanged') })}</div>
            {dryRun && <div>{t(nothingGood ? 'imports.nothingGood' : 'imports.loadHint')}</div>}
            {children && <div>{children}</div>}
          </div>
        }
      />
      <h2>{t('imports.sheets')}</h2>
      <Table
        size="small"
        rowKey="name"
        pagination={false}
        scroll={{ x: 'max-content' }}
        data-testid="import-sheets"
        dataSource={sheets}
        columns={[
          { title: t('imports.sheet'), dataIndex: 'name' },
          { title: t('imports.rows'), dataIndex: 'rows', align: 'right' },
          { title: t('imports.good'), dataIndex: 'good', align: 'right' },
          { title: t('imports.bad'), dataIndex: 'bad', align: 'right' },
          { title: t('imports.unchanged'), dataIndex: 'unchanged', align: 'right' },
        ]}
      />
      <h2>
        {t('imports.problems')}{' '}
        <span className="quiet">{t('imports.problemCount', { n: problems.length + problemsLeftOut })}</span>
      </h2>
      <Table
        size="small"
        rowKey={({ sheet, row, column, code }) => `${sheet}/${row}/${column}/${code}`}
        pagination={problems.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        data-testid="import-problems"
        dataSource={problems}
        locale={{ emptyText: <Nothing>{t('imports.noProblems')}</Nothing> }}
        columns={[
          { title: t('imports.sheet'), dataIndex: 'sheet' },
          { title: t('imports.row'), dataIndex: 'row', align: 'right' },
          { title: t('imports.column'), dataIndex: 'column' },
          { title: t('imports.message'), render: (_, problem) => local(problem) },
        ]}
      />
      {problemsLeftOut > 0 && <p className="quiet">{t('imports.leftOut', { n: problemsLeftOut })}</p>}
    </div>
  );
}
