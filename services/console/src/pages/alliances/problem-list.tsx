import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AllianceProblem, problemStates, useProblems } from '../../api/alliances';
import type { Column } from '../../components/data-table';
import { SegmentedFilter } from '../../components/filters';
import { ListView } from '../../components/list-view';
import { UnitName } from '../../components/unit-name';
import { useUrlState } from '../../components/use-url-state';
import { StateTag } from './state-tag';

export function ProblemList() {
  const { t } = useTranslation();
  const [{ state }] = useUrlState({ state: '' });
  const list = useProblems(state);
  const columns: Column<AllianceProblem>[] = [
    {
      key: 'title',
      title: t('alliances.problemTitle'),
      render: ({ title, alliance }) =>
        alliance ? <Link to={`/alliances/${encodeURIComponent(alliance)}`}>{title}</Link> : title,
    },
    { key: 'state', title: t('alliances.state'), render: (row) => <StateTag state={row.state} /> },
    { key: 'raisedBy', title: t('alliances.raisedBy'), render: ({ raisedBy }) => <UnitName id={raisedBy} /> },
    { key: 'raisedOn', title: t('alliances.raisedOn'), render: ({ raisedOn }) => raisedOn },
    {
      key: 'claimedBy',
      title: t('alliances.claimedBy'),
      render: ({ claimedBy }) => (claimedBy ? <UnitName id={claimedBy} /> : t('common.none')),
    },
    { key: 'dueOn', title: t('alliances.dueOn'), render: ({ dueOn }) => dueOn ?? t('common.none') },
  ];
  return (
    <ListView
      testId="problems"
      name={t('alliances.problemList')}
      left={
        <SegmentedFilter
          name="state"
          options={[
            { value: '', label: t('common.all') },
            ...problemStates.map((value) => ({ value, label: t(`alliances.states.${value}`) })),
          ]}
          testId="problems-filter"
        />
      }
      list={list}
      columns={columns}
      empty={t('alliances.emptyProblems')}
    />
  );
}
