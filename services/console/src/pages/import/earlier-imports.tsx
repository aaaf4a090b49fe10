import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ImportRow, useImports } from '../../api/imports';
import { ActorName } from '../../components/actor-name';
import type { Column } from '../../components/data-table';
import { ListView } from '../../components/list-view';
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
      <ListView
        testId="imports"
        name={t('imports.earlier')}
        left={<h2>{t('imports.earlier')}</h2>}
        list={list}
        columns={columns}
        empty={t('imports.noEarlier')}
        onOpen={({ id }) => show(id)}
      />
    </Card>
  );
}
