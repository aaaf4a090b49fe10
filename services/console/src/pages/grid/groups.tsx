import { useTranslation } from 'react-i18next';
import { type GridGroup, gridGroupsPath, useGrid, useGroupList } from '../../api/grid';
import { type Column, DataTable } from '../../components/data-table';
import { ChoiceFilter, SegmentedFilter } from '../../components/filters';
import { ListHead } from '../../components/list-view';
import { useUrlState } from '../../components/use-url-state';
import { Branches } from './branches';
import { GroupActions, GroupType, Rights } from './group-card';

interface Props {
  unit?: string;
  asOf?: string;
}

function Found(filter: Record<string, string | undefined>) {
  const { t } = useTranslation();
  const columns: Column<GridGroup>[] = [
    { key: 'branchName', title: t('grid.branch'), sortable: true, render: ({ branchName }) => branchName },
    { key: 'name', title: t('grid.group'), sortable: true, render: ({ name }) => <b>{name}</b> },
    { key: 'groupType', title: t('grid.groupType'), sortable: true, render: (group) => <GroupType group={group} /> },
    { key: 'brand', title: t('grid.brand'), render: ({ brand }) => brand ?? t('common.none') },
    { key: 'members', title: t('grid.members'), align: 'right', sortable: true, render: ({ members }) => members },
    { key: 'rights', title: t('grid.right'), render: (group) => <Rights group={group} /> },
  ];
  return (
    <DataTable
      list={useGroupList(filter)}
      columns={columns}
      actions={(group) => <GroupActions group={group} />}
      rowKey={({ id }) => id}
      empty={t('grid.emptyGroups')}
      testId="grid-groups"
    />
  );
}

/** Level by level; a filter looks through all groups at once. */
export function Groups({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const [{ state, groupType, q }] = useUrlState({ state: '', groupType: '', q: '' });
  const types = useGrid({ unit, asOf }).data?.types ?? [];
  const filter = { unit, asOf, state, groupType, q };
  return (
    <div className="stack">
      <ListHead
        testId="grid"
        name={t('grid.title')}
        left={
          <SegmentedFilter
            name="state"
            options={[
              { value: '', label: t('common.all') },
              { value: 'declared', label: t('grid.declared') },
              { value: 'undeclared', label: t('grid.undeclared') },
            ]}
            testId="grid-filter"
          />
        }
        search={t('grid.search')}
        right={
          <ChoiceFilter
            name="groupType"
            label={t('grid.groupType')}
            any={t('grid.anyType')}
            width={160}
            options={types.map(({ groupType: value, groups }) => ({ value, label: `${value} ${groups}` }))}
          />
        }
        list={{ path: gridGroupsPath, params: filter }}
      />
      {state || groupType || q ? <Found {...filter} /> : <Branches unit={unit} asOf={asOf} />}
    </div>
  );
}
