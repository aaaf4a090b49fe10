import { Card, Checkbox, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type BranchCommittee,
  type CrossAppointed,
  useBranchCommittees,
  useCommitteeFigure,
  useCrossAppointed,
} from '../../api/posts';
import { Async } from '../../components/async';
import { type Column, DataTable } from '../../components/data-table';
import { ListHead } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { UnitScope } from '../../components/unit-scope';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';

interface Props {
  unit?: string;
  asOf?: string;
}

function Branches({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const list = useBranchCommittees({ unit, asOf });
  const columns: Column<BranchCommittee>[] = [
    { key: 'name', title: t('crossAppointments.branch'), sortable: true, render: ({ name }) => <b>{name}</b> },
    { key: 'unitPath', title: t('crossAppointments.unitPath'), render: ({ unitPath }) => unitPath },
    {
      key: 'committee',
      title: t('crossAppointments.committee'),
      align: 'right',
      sortable: true,
      render: ({ committee }) => committee,
    },
    {
      key: 'teamLeaders',
      title: t('crossAppointments.teamLeaders'),
      align: 'right',
      sortable: true,
      render: ({ teamLeaders }) => teamLeaders,
    },
    { key: 'percent', title: t('crossAppointments.share'), align: 'right', render: ({ percent }) => `${percent}%` },
  ];
  return (
    <section className="stack tight">
      <ListHead
        testId="cross-branches"
        name={t('crossAppointments.branches')}
        left={<h3>{t('crossAppointments.branches')}</h3>}
        list={list}
      />
      <DataTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('crossAppointments.emptyBranches')}
        testId="cross-branches"
      />
    </section>
  );
}

function People({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const [{ which }, change] = useUrlState({ which: '' });
  const list = useCrossAppointed({ unit, asOf, which });
  const columns: Column<CrossAppointed>[] = [
    { key: 'name', title: t('crossAppointments.name'), render: ({ name, id }) => <PersonName name={name} id={id} /> },
    {
      key: 'partyPosts',
      title: t('crossAppointments.partyPosts'),
      sortable: true,
      render: ({ partyPosts }) => <span className="prose">{partyPosts}</span>,
    },
    {
      key: 'administrativePosts',
      title: t('crossAppointments.administrativePosts'),
      sortable: true,
      render: ({ administrativePosts }) => <span className="prose">{administrativePosts}</span>,
    },
    {
      key: 'committeeAndTeam',
      title: t('crossAppointments.both'),
      render: ({ committeeAndTeam }) =>
        committeeAndTeam ? (
          <Tag color="success">{t('common.yes')}</Tag>
        ) : (
          <span className="quiet">{t('common.no')}</span>
        ),
    },
  ];
  return (
    <section className="stack tight">
      <ListHead
        testId="cross"
        name={t('crossAppointments.people')}
        left={<h3>{t('crossAppointments.people')}</h3>}
        right={
          <Checkbox
            checked={which !== ''}
            data-testid="cross-only"
            onChange={({ target }) => change({ which: target.checked ? 'committeeAndTeam' : '' })}
          >
            {t('crossAppointments.only')}
          </Checkbox>
        }
        list={list}
      />
      <DataTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('crossAppointments.emptyPeople')}
        testId="cross-people"
      />
    </section>
  );
}

/** Who is in a branch's committee and leads a team: by Party organisation, or by the unit that the page shows. */
export function CrossAppointments({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const maySee = useMay('posts');
  const [{ party }] = useUrlState({ party: '' });
  const organization = party || undefined;
  return (
    <Card>
      <div className="stack">
        <div className="row spread">
          <Async query={useCommitteeFigure({ unit: organization, asOf })}>
            {({ percent, committee, teamLeaders }) => (
              <span className="row" data-testid="cross-figure">
                {t('crossAppointments.figure')}
                <b className="figures">{percent}%</b>
                <span className="quiet">{t('crossAppointments.figureOf', { committee, teamLeaders })}</span>
              </span>
            )}
          </Async>
          <UnitScope
            tree="party"
            whole={t('crossAppointments.wholeTenant')}
            label={t('crossAppointments.partyUnit')}
            testId="cross-party"
            name="party"
          />
        </div>
        <Branches unit={organization} asOf={asOf} />
        {maySee && <People unit={organization ?? unit} asOf={asOf} />}
      </div>
    </Card>
  );
}
