import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type GrantState,
  type GroupGrant,
  type RightUse,
  grantStates,
  grantsPath,
  groupRights,
  useGroupGrants,
  useRightUses,
  usesPath,
} from '../../api/grid';
import { type Column, DataTable } from '../../components/data-table';
import { ChoiceFilter } from '../../components/filters';
import { ListHead } from '../../components/list-view';
import { useUrlState } from '../../components/use-url-state';
import { useMay } from '../../session/session';
import { WithdrawRight } from './commands';

interface Props {
  /** A Party organisation and all below it, or one group. */
  unit?: string;
  asOf?: string;
  /** All rows are of one group. */
  ofOne?: boolean;
}

const colours: Record<GrantState, string | undefined> = {
  coming: 'processing',
  held: 'success',
  ended: undefined,
  withdrawn: 'warning',
};

function Withdrawal({ grant }: { grant: GroupGrant }) {
  const mayGrant = useMay('command', grant.within);
  return mayGrant && (grant.state === 'held' || grant.state === 'coming') ? <WithdrawRight grant={grant} /> : null;
}

const ofGroup = <T extends { groupName: string; branchName?: string }>(title: string): Column<T> => ({
  key: 'groupName',
  title,
  sortable: true,
  render: ({ groupName, branchName }) => (
    <span className="two-lines">
      <b>{groupName}</b>
      <span className="quiet">{branchName}</span>
    </span>
  ),
});

function Limit({ grant: { limitPer, limitUses, limitAmount } }: { grant: GroupGrant }) {
  const { t } = useTranslation();
  if (!limitPer) return <span className="quiet">{t('grid.noLimit')}</span>;
  return (
    <span className="row">
      {t(`grid.per.${limitPer}`)}
      {limitUses !== undefined && <span>{t('grid.times', { n: limitUses })}</span>}
      {limitAmount && <span>{t('grid.yuan', { amount: limitAmount })}</span>}
    </span>
  );
}

function RightFilter() {
  const { t } = useTranslation();
  return (
    <ChoiceFilter
      name="right"
      label={t('grid.right')}
      any={t('grid.anyRight')}
      options={groupRights.map((value) => ({ value, label: t(`grid.rights.${value}`) }))}
    />
  );
}

export function GrantTable({ unit, asOf, ofOne, ...filter }: Props & { right?: string; state?: string }) {
  const { t } = useTranslation();
  const list = useGroupGrants({ unit, asOf, ...filter });
  const columns: Column<GroupGrant>[] = [
    ...(ofOne ? [] : [ofGroup<GroupGrant>(t('grid.group'))]),
    { key: 'right', title: t('grid.right'), sortable: true, render: ({ right }) => t(`grid.rights.${right}`) },
    {
      key: 'state',
      title: t('grid.state'),
      render: ({ state, withdrawnOn, reason }) => (
        <span className="row">
          <Tag color={colours[state]}>{t(`grid.states.${state}`)}</Tag>
          {withdrawnOn && (
            <span className="quiet prose">{t('grid.withdrawnBecause', { on: withdrawnOn, reason: reason ?? '' })}</span>
          )}
        </span>
      ),
    },
    { key: 'from', title: t('grid.from'), sortable: true, render: ({ from }) => from },
    { key: 'to', title: t('grid.to'), render: ({ to }) => to ?? t('common.none') },
    { key: 'limit', title: t('grid.limit'), render: (grant) => <Limit grant={grant} /> },
    {
      key: 'uses',
      title: t('grid.used'),
      sortable: true,
      render: ({ uses, lastUsedOn }) => (
        <span className="row">
          {t('grid.times', { n: uses })}
          {lastUsedOn && <span className="quiet">{t('grid.lastUsed', { on: lastUsedOn })}</span>}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      list={list}
      columns={columns}
      actions={asOf ? undefined : (grant) => <Withdrawal grant={grant} />}
      rowKey={({ id }) => id}
      empty={t('grid.emptyGrants')}
      testId="grid-grants"
    />
  );
}

export function Grants({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const [{ right, held }] = useUrlState({ right: '', held: '' });
  const filter = { right, state: held };
  return (
    <div className="stack">
      <ListHead
        testId="grid-grants"
        name={t('grid.views.rights')}
        left={
          <div className="filters">
            <RightFilter />
            <ChoiceFilter
              name="held"
              label={t('grid.state')}
              any={t('grid.anyState')}
              options={grantStates.map((value) => ({ value, label: t(`grid.states.${value}`) }))}
            />
          </div>
        }
        list={{ path: grantsPath, params: { unit, asOf, ...filter } }}
      />
      <GrantTable unit={unit} asOf={asOf} {...filter} />
    </div>
  );
}

export function UseTable({ unit, asOf, ofOne, right }: Props & { right?: string }) {
  const { t } = useTranslation();
  const columns: Column<RightUse>[] = [
    { key: 'on', title: t('common.date'), sortable: true, render: ({ on }) => on },
    ...(ofOne ? [] : [ofGroup<RightUse>(t('grid.group'))]),
    { key: 'right', title: t('grid.right'), sortable: true, render: (use) => t(`grid.rights.${use.right}`) },
    { key: 'what', title: t('grid.what'), render: ({ what }) => <span className="prose">{what}</span> },
    { key: 'amount', title: t('grid.amount'), align: 'right', render: ({ amount }) => amount ?? t('common.none') },
  ];
  return (
    <DataTable
      list={useRightUses({ unit, asOf, right })}
      columns={columns}
      rowKey={({ id }) => id}
      empty={t('grid.emptyUses')}
      testId="grid-uses"
    />
  );
}

export function Uses({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const [{ right }] = useUrlState({ right: '' });
  return (
    <div className="stack">
      <ListHead
        testId="grid-uses"
        name={t('grid.views.uses')}
        left={
          <div className="filters">
            <RightFilter />
          </div>
        }
        list={{ path: usesPath, params: { unit, asOf, right } }}
      />
      <UseTable unit={unit} asOf={asOf} right={right} />
    </div>
  );
}
