import { useTranslation } from 'react-i18next';
import {
  type Area,
  type Employee,
  type MemberShare,
  employeeThing,
  useAreas,
  useEmployees,
  useMemberShares,
} from '../../api/areas';
import type { Column } from '../../components/data-table';
import { SegmentedFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { PersonName } from '../../components/person-name';
import { useUrlState } from '../../components/use-url-state';
import { squareMetres } from '../../format/square-metres';
import { useMay } from '../../session/session';
import { ContractCommands } from './commands';
import { Holder } from './holder';

interface Props {
  unit?: string;
  asOf?: string;
}

/** How much each member answers for. */
export function Members({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const list = useMemberShares({ unit, asOf });
  const columns: Column<MemberShare>[] = [
    { key: 'name', title: t('areas.member'), render: ({ name, id }) => <PersonName name={name} id={id} /> },
    {
      key: 'unitName',
      title: t('areas.unitOf'),
      sortable: true,
      render: ({ unitName }) => unitName ?? t('common.none'),
    },
    { key: 'areas', title: t('areas.areas'), align: 'right', sortable: true, render: ({ areas }) => areas },
    {
      key: 'squareMetres',
      title: t('areas.squareMetres'),
      align: 'right',
      sortable: true,
      render: ({ squareMetres: size }) => squareMetres(size),
    },
    { key: 'posts', title: t('areas.posts'), align: 'right', sortable: true, render: ({ posts }) => posts },
    {
      key: 'employees',
      title: t('areas.employees'),
      align: 'right',
      sortable: true,
      render: ({ employees }) => employees,
    },
  ];
  return (
    <ListView
      testId="members"
      name={t('areas.views.members')}
      left={<span className="quiet">{t('areas.membersHint')}</span>}
      list={list}
      columns={columns}
      empty={t('areas.emptyContracts')}
    />
  );
}

function StateFilter() {
  const { t } = useTranslation();
  return (
    <SegmentedFilter
      name="show"
      options={[
        { value: '', label: t('common.all') },
        { value: 'unassigned', label: t('areas.unassigned') },
        { value: 'contracted', label: t('areas.contracted') },
      ]}
      testId="areas-show"
    />
  );
}

/** Employees who are no members themselves, and who answers for them. */
export function Employees({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const [{ show }] = useUrlState({ show: '' });
  const mayCommand = useMay('command') && !asOf;
  const list = useEmployees({ unit, asOf, state: show });
  const columns: Column<Employee>[] = [
    { key: 'name', title: t('areas.employee'), render: ({ name, id }) => <PersonName name={name} id={id} /> },
    { key: 'unitName', title: t('areas.unitOf'), sortable: true, render: ({ unitName }) => unitName },
    {
      key: 'member',
      title: t('areas.member'),
      render: ({ member, memberName }) =>
        member ? <PersonName name={memberName} id={member} /> : <b className="problem-text">{t('areas.unassigned')}</b>,
    },
    { key: 'from', title: t('areas.from'), sortable: true, render: ({ from }) => from ?? t('common.none') },
  ];
  return (
    <ListView
      testId="employees"
      name={t('areas.views.employees')}
      left={<StateFilter />}
      list={list}
      columns={columns}
      actions={
        mayCommand
          ? ({ id, name, state }) => (
              <ContractCommands
                thing={employeeThing(id)}
                title={name ?? id}
                contracted={state === 'contracted'}
                small
              />
            )
          : undefined
      }
      empty={t('areas.emptyEmployees')}
    />
  );
}

/** Demonstration posts and who holds them. */
export function Posts({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const [{ show }, change] = useUrlState({ show: '', thing: '' });
  const list = useAreas({ unit, asOf, kind: 'post', state: show });
  const columns: Column<Area>[] = [
    { key: 'name', title: t('areas.post'), sortable: true, render: ({ name }) => <b>{name}</b> },
    { key: 'code', title: t('common.code'), sortable: true, render: ({ code }) => code },
    { key: 'unitName', title: t('areas.unit'), sortable: true, render: ({ unitName }) => unitName },
    { key: 'member', title: t('areas.holder'), render: (area) => <Holder area={area} /> },
    { key: 'on', title: t('areas.since'), sortable: true, render: ({ on }) => on },
  ];
  return (
    <ListView
      testId="posts"
      name={t('areas.views.posts')}
      left={<StateFilter />}
      list={list}
      columns={columns}
      empty={t('areas.emptyPosts')}
      onOpen={({ id }) => change({ thing: id })}
    />
  );
}
