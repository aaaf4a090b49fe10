import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type GridGroup, useGridGroups } from '../../api/grid';
import { withParams } from '../../api/http';
import { type Person, useMembers } from '../../api/organization';
import { Async } from '../../components/async';
import { type Column, DataTable } from '../../components/data-table';
import { PersonName } from '../../components/person-name';
import { useMay } from '../../session/session';
import { GrantRight, UseRight } from './commands';
import { GrantTable, UseTable } from './grants';
import { GroupType, Leader } from './group-card';

interface Props {
  asOf?: string;
}

function Members({ group, asOf }: Props & { group: GridGroup }) {
  const { t } = useTranslation();
  const columns: Column<Person>[] = [
    { key: 'name', title: t('organization.person'), render: ({ name, id }) => <PersonName name={name} id={id} /> },
    {
      key: 'membership',
      title: t('organization.membership'),
      render: ({ membership }) => (membership ? t(`organization.stages.${membership}`) : t('common.none')),
    },
  ];
  return (
    <DataTable
      list={useMembers(group.id, asOf)}
      columns={columns}
      rowKey={({ id }) => id}
      empty={t('grid.noMembers')}
      testId="grid-members"
    />
  );
}

function Content({ group, asOf }: Props & { group: GridGroup }) {
  const { t } = useTranslation();
  const mayAct = useMay('actForGroup', group.within) && !asOf;
  const mayGrant = useMay('command', group.within) && !asOf;
  const maySee = useMay('people', group.within);
  const maySeeSelections = useMay('selections', group.within);
  return (
    <div className="stack">
      <p className="row quiet">
        {group.branchName}
        <GroupType group={group} />
        {group.brand}
      </p>
      {maySeeSelections && (
        <div className="row">
          {group.leader ? <Leader group={group} /> : <span className="quiet">{t('grid.leaderless')}</span>}
          <Link to={withParams('/leader-selections', { unit: group.id })} data-testid="grid-selections">
            {t('grid.selections')}
          </Link>
        </div>
      )}
      <section className="stack tight">
        <div className="row spread">
          <h3>{t('grid.views.rights')}</h3>
          {mayGrant && <GrantRight group={group} />}
        </div>
        <GrantTable unit={group.id} asOf={asOf} ofOne />
      </section>
      <section className="stack tight">
        <div className="row spread">
          <h3>{t('grid.views.uses')}</h3>
          {mayAct && <UseRight group={group} rights={group.rights} />}
        </div>
        <UseTable unit={group.id} asOf={asOf} ofOne />
      </section>
      <section className="stack tight">
        <h3>{t('grid.people')}</h3>
        {maySee ? <Members group={group} asOf={asOf} /> : <p className="quiet">{t('grid.mayNotSee')}</p>}
      </section>
    </div>
  );
}

/** The third level: who is in a group, and what it may decide. */
export function GroupDrawer({ id, asOf, onClose }: Props & { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useGridGroups({ unit: id, asOf });
  const group = query.data?.items.find((found) => found.id === id);
  return (
    <Drawer
      open
      size="min(860px, 100vw)"
      title={group?.name ?? t('grid.group')}
      onClose={onClose}
      data-testid="grid-drawer"
    >
      <Async query={query}>{() => group && <Content group={group} asOf={asOf} />}</Async>
    </Drawer>
  );
}
