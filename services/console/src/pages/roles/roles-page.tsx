import { Card, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RoleAssignment, useRoleAssignments } from '../../api/roles';
import { assignableRoles } from '../../api/session';
import { type Column, DataTable } from '../../components/data-table';
import { Page } from '../../components/page';
import { PersonName } from '../../components/person-name';
import { PersonSelect } from '../../components/person-select';
import { SpreadsheetButton } from '../../components/spreadsheet-button';
import { UnitTreeSelect } from '../../components/unit-tree-select';
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

/** A withdrawal that is still to come can be brought forward; one on the first day took the role back. */
const isOver = ({ from, withdrawnOn }: RoleAssignment): boolean =>
  withdrawnOn !== undefined && (withdrawnOn <= today() || withdrawnOn <= from);

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
    ...(mayAssign
      ? [
          {
            key: 'actions',
            title: t('common.actions'),
            pinned: true,
            render: (row: RoleAssignment) => (isOver(row) ? null : <WithdrawRole assignment={row} />),
          },
        ]
      : []),
  ];
  return (
    <Page testId="roles-page" title={t('roles.title')} intro={t('roles.intro')} actions={mayAssign && <AssignRole />}>
      <Card>
        <div className="stack">
          <div className="row spread">
            <div className="filters">
              {mayReadPeople && (
                <PersonSelect
                  allowClear
                  aria-label={t('organization.person')}
                  value={filter.person || undefined}
                  onChange={(person?: string) => change({ person: person ?? '' })}
                />
              )}
              <Select
                allowClear
                aria-label={t('roles.role')}
                placeholder={t('roles.anyRole')}
                value={filter.role || undefined}
                options={assignableRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                onChange={(role?: string) => change({ role: role ?? '' })}
              />
              <UnitTreeSelect
                aria-label={t('roles.reach')}
                placeholder={t('roles.anyUnit')}
                value={filter.unit || undefined}
                onChange={(unit) => change({ unit: unit ?? '' })}
              />
            </div>
            <SpreadsheetButton
              label={t('common.export')}
              name={t('roles.title')}
              path={list.path}
              params={list.params}
              testId="roles-export"
            />
          </div>
          <DataTable
            list={list}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('roles.empty')}
            testId="roles-table"
          />
        </div>
      </Card>
    </Page>
  );
}
