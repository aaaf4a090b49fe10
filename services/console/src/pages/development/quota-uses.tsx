import { useTranslation } from 'react-i18next';
import { type QuotaUse, useQuotaUses } from '../../api/development';
import { type Column, DataTable } from '../../components/data-table';
import { ListHead } from '../../components/list-view';
import { PersonName } from '../../components/person-name';

/** Who took the places; only those of whom the reader may know. */
export function QuotaUses({ id, asOf }: { id: string; asOf?: string }) {
  const { t } = useTranslation();
  const list = useQuotaUses(id, asOf);
  const columns: Column<QuotaUse>[] = [
    { key: 'on', title: t('common.date'), sortable: true, render: ({ on }) => on },
    {
      key: 'personName',
      title: t('development.person'),
      render: ({ personName, person }) => <PersonName name={personName} id={person} />,
    },
    { key: 'name', title: t('development.team'), sortable: true, render: ({ name }) => name },
    {
      key: 'stage',
      title: t('development.stage'),
      sortable: true,
      render: ({ stage }) => t(`development.stages.${stage}`),
    },
  ];
  return (
    <div className="stack">
      <ListHead
        testId="development-uses"
        name={t('development.uses')}
        left={<p className="quiet">{t('development.usesHint')}</p>}
        list={list}
      />
      <DataTable
        list={list}
        columns={columns}
        rowKey={({ id: row }) => row}
        empty={t('development.emptyUses')}
        testId="development-uses"
      />
    </div>
  );
}
