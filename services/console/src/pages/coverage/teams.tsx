import { Card, Segmented, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CoverageFilter, type TeamCoverage, useCoverageTeams } from '../../api/coverage';
import { type Column, DataTable } from '../../components/data-table';
import { SearchBox } from '../../components/search-box';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
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
  const [{ state, q }, change] = useUrlState({ state: '', q: '' });
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
    ...(mayCommand
      ? [
          {
            key: 'actions',
            title: t('common.actions'),
            pinned: true,
            render: (team: TeamCoverage) => team.links.length === 0 && <LinkTeam team={team} />,
          },
        ]
      : []),
  ];

  return (
    <Card>
      <div className="stack">
        <div className="row spread">
          <Segmented
            value={state}
            data-testid="coverage-filter"
            options={[
              { value: '', label: t('common.all') },
              ...filters.map((value) => ({ value, label: t(`coverage.${value}`) })),
            ]}
            onChange={(value) => change({ state: value })}
          />
          <div className="row">
            <SearchBox
              label={t('coverage.searchTeams')}
              value={q}
              onSearch={(value) => change({ q: value })}
              testId="coverage-search"
            />
            <SpreadsheetButton
              label={t('common.export')}
              name={t('coverage.title')}
              path={list.path}
              params={list.params}
              testId="coverage-export"
            />
          </div>
        </div>
        <DataTable
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={t('coverage.emptyTeams')}
          testId="coverage-teams"
        />
      </div>
    </Card>
  );
}
