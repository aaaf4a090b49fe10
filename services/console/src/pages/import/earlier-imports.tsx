import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ImportRow, useImports } from '../../api/imports';
import { ActorName } from '../../components/actor-name';
import { type Column, DataTable } from '../../components/data-table';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { instant } from '../../format/time';
import { StateTag } from './state-tag';
import type { Show } from './use-send';

export function EarlierImports({ asOf, show }: { asOf: string | undefined; show: Show }) {
  const { t } = useTranslation();
  const list = useImports(asOf);
  const columns: Column<ImportRow>[] = [
    { key: 'at', title: t('imports.begun'), sortable: true, render: ({ at }) => instant(at) },
    { key: 'by', title: t('imports.by'), render: ({ by, byName }) => <ActorName actor={by} actorName={byName} /> },
    {
      key: 'state',
      title: t('imports.stateTitle'),
      sortable: true,
      render: ({ state, dryRun }) => (
        <>
          <StateTag state={state} />
          {dryRun && <Tag>{t('imports.check')}</Tag>}
        </>
      ),
    },
    { key: 'rows', title: t('imports.rows'), sortable: true, align: 'right', render: ({ rows }) => rows },
    { key: 'good', title: t('imports.good'), sortable: true, align: 'right', render: ({ good }) => good },
    { key: 'bad', title: t('imports.bad'), sortable: true, align: 'right', render: ({ bad }) => bad },
    {
      key: 'unchanged',
      title: t('imports.unchanged'),
      sortable: true,
      align: 'right',
      render: ({ unchanged }) => unchanged,
    },
  ];
  return (
    <Card>
      <div className="stack">
        <div className="row spread">
          <h2>{t('imports.earlier')}</h2>
          <SpreadsheetButton
            label={t('common.export')}
            name={t('imports.earlier')}
            path={list.path}
            params={list.params}
            testId="imports-export"
          />
        </div>
        <DataTable<ImportRow>
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={t('imports.noEarlier')}
          testId="imports-table"
          onOpen={({ id }) => show(id)}
        />
      </div>
    </Card>
  );
}
