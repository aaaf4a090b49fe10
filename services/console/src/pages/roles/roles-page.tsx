import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RoleAssignment, useRoleAssignments } from '../../api/roles';
import { assignableRoles } from '../../api/session';
import type { Column } from '../../components/data-table';
import { ChoiceFilter, UnitFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { Page } from '../../components/page';
import { PersonName } from '../../components/person-name';
import { PersonSelect } from '../../components/person-select';
import { useUrlState } from '../../components/use-url-state';
import { today } from '../../format/time';
import { useMay } from '../../session/session';
import { AssignRole, WithdrawRole } from './commands';

type Standing = 'coming' | 'held' | 'ended' | 'withdrawn';

const colours: Record<Standing, string | undefined> = {
  coming: 'processing',
  held: 'success',
  ended: undefined,
  withdrawn: 'warning',
};

/** `to` is the last day with it, `withdrawnOn` the first without it. */
function standingOf({ from, to, withdrawnOn }: RoleAssignment): Standing {
  const day = today();
  if (withdrawnOn && (withdrawnOn <= day || withdrawnOn <= from)) return 'withdrawn';
  if (to && to < day) return 'ended';
  return from > day ? 'coming' : 'held';
}

export default function RolesPage() {
  const { t } = useTranslation();
  const mayAssign = useMay('assignRoles');
  const mayReadPeople = useMay('people');
  const [filter, change] = useUrlState({ person: '', role: '', unit: '' });
  const list = useRoleAssignments(filter);
  const columns: Column<RoleAssignment>[] = [
    {
      key: 'name',
      title: t('organization.person'),
      render: ({ name, person }) => <PersonName name={name} id={person} />,
    },
    { key: 'role', title: t('roles.role'), sortable: true, render: ({ role }) => t(`role.${role}`) },
    {
      key: 'unitName',
      title: t('roles.reach'),
      render: ({ unit, unitName }) => (unit ? (unitName ?? unit) : t('roles.wholeOilfield')),
    },
    { key: 'from', title: t('roles.from'), sortable: true, render: ({ from }) => from },
    { key: 'to', title: t('roles.to'), render: ({ to }) => to ?? t('common.none') },
    {
      key: 'standing',
      title: t('roles.standing'),
      render: (row) => (
        <span className="row">
          <Tag color={colours[standingOf(row)]}>{t(`roles.standings.${standingOf(row)}`)}</Tag>
          {row.withdrawnOn && <span className="quiet">{t('roles.withdrawnOn', { on: row.withdrawnOn })}</span>}
        </span>
      ),
    },
  ];
  return (
    <Page testId="roles-page" title={t('roles.title')} intro={t('roles.intro')} actions={mayAssign && <AssignRole />}>
      <Card>
        <ListView
          testId="roles"
          name={t('roles.title')}
          left={
            <div className="filters">
              {mayReadPeople && (
                <PersonSelect
                  allowClear
                  aria-label={t('organization.person')}
                  value={filter.person || undefined}
                  onChange={(person?: string) => change({ person: person ?? '' })}
                />
              )}
              <ChoiceFilter
                name="role"
                label={t('roles.role')}
                any={t('roles.anyRole')}
                options={assignableRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              />
              <UnitFilter label={t('roles.reach')} any={t('roles.anyUnit')} />
            </div>
          }
          list={list}
          columns={columns}
          actions={
            // A withdrawal that is still to come can be brought forward.
            mayAssign
              ? (row) => (standingOf(row) === 'withdrawn' ? null : <WithdrawRole assignment={row} />)
              : undefined
          }
          empty={t('roles.empty')}
        />
      </Card>
    </Page>
  );
}
