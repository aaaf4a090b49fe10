import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CoverageFilter, type TeamCoverage, useCoverageTeams } from '../../api/coverage';
import { type Column, DataTable } from '../../components/data-table';
import { SegmentedFilter } from '../../components/filters';
import { ListHead } from '../../components/list-view';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { EndLink, LinkTeam } from './commands';

const filters: CoverageFilter[] = ['linked', 'unlinked', 'blank'];

interface Props {
  unit?: string;
  asOf?: string;
}

export function Teams({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const mayCommand = useMay('command') && !asOf;
  const [{ state, q }] = useUrlState({ state: '', q: '' });
  const list = useCoverageTeams({ unit, state, q, asOf });

  const columns: Column<TeamCoverage>[] = [
    { key: 'name', title: t('coverage.team'), sortable: true, render: ({ name }) => <b>{name}</b> },
    { key: 'unitPath', title: t('coverage.unitPath'), render: ({ unitPath }) => unitPath },
    {
      key: 'state',
      title: t('coverage.state'),
      render: (team) => (
        <span className="row">
          <Tag color={team.state === 'linked' ? 'success' : 'warning'}>{t(`coverage.${team.state}`)}</Tag>
          {team.blank && <Tag color="error">{t('coverage.blankShort')}</Tag>}
        </span>
      ),
    },
    {
      key: 'links',
      title: t('coverage.partyGroup'),
      render: (team) => (
        <div className="stack tight">
          {team.links.map((link) => (
            <span key={link.partyGroup} className="row">
              {link.name}
              <span className="quiet">{t('coverage.since', { on: link.from })}</span>
              {mayCommand && <EndLink team={team} link={link} />}
            </span>
          ))}
          {team.links.length === 0 && <span className="quiet">{t('common.none')}</span>}
        </div>
      ),
    },
    {
      key: 'reason',
      title: t('coverage.why'),
      render: ({ reason }) =>
        reason ? t(`coverage.reasons.${reason}`) : <span className="quiet">{t('common.none')}</span>,
    },
    {
      key: 'members',
      title: `${t('coverage.members')} / ${t('coverage.people')}`,
      align: 'right',
      render: ({ members, people }) => `${members} / ${people}`,
    },
  ];

  return (
    <Card>
      <div className="stack">
        <ListHead
          testId="coverage"
          name={t('coverage.title')}
          left={
            <SegmentedFilter
              name="state"
              options={[
                { value: '', label: t('common.all') },
                ...filters.map((value) => ({ value, label: t(`coverage.${value}`) })),
              ]}
              testId="coverage-filter"
            />
          }
          search={t('coverage.searchTeams')}
          list={list}
        />
        <DataTable
          list={list}
          columns={columns}
          actions={mayCommand ? (team) => team.links.length === 0 && <LinkTeam team={team} /> : undefined}
          rowKey={({ id }) => id}
          empty={t('coverage.emptyTeams')}
          testId="coverage-teams"
        />
      </div>
    </Card>
  );
}
