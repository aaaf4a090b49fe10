import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AllianceItem, useAlliances } from '../../api/alliances';
import { type Column, DataTable } from '../../components/data-table';

export function AllianceList() {
  const { t } = useTranslation();
  const list = useAlliances();
  const columns: Column<AllianceItem>[] = [
    {
      key: 'name',
      title: t('common.name'),
      render: ({ id, name }) => (
        <Link to={`/alliances/${encodeURIComponent(id)}`} data-testid={`alliance-${id}`}>
          {name}
        </Link>
      ),
    },
    { key: 'mode', title: t('alliances.mode'), render: ({ mode }) => <Tag>{t(`alliances.modes.${mode}`)}</Tag> },
    { key: 'goal', title: t('alliances.goal'), render: ({ goal }) => <div className="goal">{goal}</div> },
    {
      key: 'parties',
      title: t('alliances.parties'),
      render: ({ parties }) => t('alliances.partiesCount', { n: parties.length }),
    },
    { key: 'taskForces', title: t('alliances.taskForces'), align: 'right', render: ({ taskForces }) => taskForces },
    { key: 'problems', title: t('alliances.problems'), render: ({ problems }) => t('alliances.counts', problems) },
    { key: 'on', title: t('alliances.since'), render: ({ on }) => on },
  ];
  return (
    <DataTable
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      empty={t('alliances.empty')}
      testId="alliances-table"
    />
  );
}
