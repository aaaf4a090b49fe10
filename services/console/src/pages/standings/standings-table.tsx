import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Params } from '../../api/http';
import { type Standing, useStandings } from '../../api/scoring';
import { type Column, DataTable } from '../../components/data-table';
import { ListHead } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { points } from '../../format/points';

interface Props {
  filters: ReactNode;
  params: Params;
  onOpen: (standing: Standing) => void;
}

export function StandingsTable({ filters, params, onOpen }: Props) {
  const { t } = useTranslation();
  const list = useStandings(params);
  const ofPeople = params.subjectKind === 'person';
  const columns: Column<Standing>[] = [
    { key: 'rank', title: t('standings.rank'), render: ({ rank }) => <b>{rank}</b> },
    {
      key: 'name',
      title: t('standings.subject'),
      render: ({ name, subject, vetoed }) => (
        <span className="row">
          <Button type="link" size="small" style={{ paddingInline: 0 }} data-testid={`standing-${subject}`}>
            <PersonName name={name} id={subject} />
          </Button>
          {vetoed && <Tag color="error">{t('standings.vetoed')}</Tag>}
        </span>
      ),
    },
    ...(ofPeople
      ? [
          {
            key: 'unit',
            title: t('standings.belongsTo'),
            render: ({ unitName, unit }: Standing) => unitName ?? unit ?? t('common.none'),
          },
        ]
      : []),
    { key: 'base', title: t('standings.base'), align: 'right', render: ({ base }) => points(base) },
    { key: 'vanguard', title: t('standings.vanguard'), align: 'right', render: ({ vanguard }) => points(vanguard) },
    { key: 'total', title: t('standings.total'), align: 'right', render: ({ total }) => <b>{points(total)}</b> },
    { key: 'entries', title: t('standings.entries'), align: 'right', render: ({ entries }) => entries },
  ];
  return (
    <div className="stack figures">
      <ListHead testId="standings" name={`${t('standings.title')}-${params.period}`} left={filters} list={list} />
      <DataTable
        list={list}
        columns={columns}
        rowKey={({ subject }) => subject}
        empty={t('standings.empty')}
        testId="standings-table"
        onOpen={onOpen}
      />
    </div>
  );
}
