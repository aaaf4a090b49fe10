import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry, useUnitHistory } from '../../api/chart';
import type { Unit } from '../../api/organization';
import { type Column, DataTable } from '../../components/data-table';
import { ListHead } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { second } from '../../format/time';

const colours: Partial<Record<HistoryEntry['change'], string>> = {
  registered: 'success',
  merged: 'error',
  dissolved: 'error',
  absorbed: 'processing',
};

export function UnitHistory({ unit, asOf }: { unit: Unit; asOf?: string }) {
  const { t } = useTranslation();
  const list = useUnitHistory(unit.id, asOf);
  const columns: Column<HistoryEntry>[] = [
    { key: 'on', title: t('chart.day'), sortable: true, render: ({ on }) => on },
    {
      key: 'change',
      title: t('chart.change'),
      render: ({ change }) => <Tag color={colours[change]}>{t(`chart.changes.${change}`)}</Tag>,
    },
    {
      key: 'what',
      title: t('chart.what'),
      render: ({ change, from = t('common.none'), to = t('common.none') }) => t(`chart.told.${change}`, { from, to }),
    },
    { key: 'at', title: t('chart.at'), render: ({ at }) => second(at) },
    ...(list.items.some(({ actor }) => actor !== undefined)
      ? [
          {
            key: 'by',
            title: t('chart.by'),
            render: ({ actor, by }: HistoryEntry) => <PersonName name={by} id={actor} />,
          },
        ]
      : []),
  ];
  return (
    <section className="stack tight">
      <ListHead
        testId="history"
        name={`${unit.name}-${t('chart.history')}`}
        left={<h3>{t('chart.history')}</h3>}
        list={list}
      />
      <DataTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('chart.noHistory')}
        testId="unit-history"
      />
    </section>
  );
}
