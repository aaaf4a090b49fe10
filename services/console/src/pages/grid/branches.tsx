import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { type GridBranch, useGridBranches, useGridGroups } from '../../api/grid';
import { Async, AsyncList } from '../../components/async';
import { Nothing } from '../../components/nothing';
import { Pager } from '../../components/pager';
import { GroupCard } from './group-card';

interface Props {
  unit?: string;
  asOf?: string;
}

/** Opened from the first; the others when they are asked for. */
const openAtFirst = 3;

function Groups({ branch, asOf }: { branch: GridBranch; asOf?: string }) {
  const { t } = useTranslation();
  return (
    <Async query={useGridGroups({ unit: branch.id, asOf, sort: 'name' })}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing>{t('grid.noGroups')}</Nothing>
        ) : (
          <div className="grid-groups">
            {items.map((group) => (
              <GroupCard key={group.id} group={group} />
            ))}
          </div>
        )
      }
    </Async>
  );
}

export function Branches({ unit, asOf }: Props) {
  const { t } = useTranslation();
  const list = useGridBranches({ unit, asOf });
  return (
    <AsyncList list={list} empty={t('grid.emptyBranches')}>
      {(branches) => (
        <div data-testid="grid-branches">
          <Collapse
            key={`${unit ?? ''}/${list.page}`}
            defaultActiveKey={branches.slice(0, openAtFirst).map(({ id }) => id)}
            items={branches.map((branch) => ({
              key: branch.id,
              label: (
                <span className="grid-branch" data-testid={`grid-branch-${branch.id}`}>
                  <b>{branch.name}</b>
                  <span className="quiet">{branch.unitPath}</span>
                </span>
              ),
              extra: (
                <span className="quiet figures">
                  {t('grid.branchCounts', {
                    declared: branch.declared,
                    groups: branch.groups,
                    members: branch.members,
                  })}
                </span>
              ),
              children: <Groups branch={branch} asOf={asOf} />,
            }))}
          />
          <Pager list={list} />
        </div>
      )}
    </AsyncList>
  );
}
