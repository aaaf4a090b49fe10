import { useQueries } from '@tanstack/react-query';
import { Skeleton, Tree } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../../api/http';
import { useGet } from '../../api/use-get';
import { type Tree as TreeName, type Unit, type UnitList, unitsPath, useUnit } from '../../api/organization';
import { Nothing } from '../../components/nothing';
import { ProblemAlert } from '../../components/problem-alert';
import { UnitLabel } from './unit-label';

interface Props {
  tree: TreeName;
  chosen: string;
  onChoose: (id: string) => void;
}

interface Node {
  key: string;
  title: React.ReactNode;
  isLeaf: boolean;
  selectable?: boolean;
  children?: Node[];
}

const branchParams = (tree: TreeName, parent: string) => ({ tree, parent, limit: 200 });

const branchQuery = (tree: TreeName, parent: string) => {
  const params = branchParams(tree, parent);
  return { queryKey: [unitsPath, params], queryFn: () => get<UnitList>(unitsPath, params) };
};

/** Shows the way to the unit it starts with, and what stands under a root that is the only one. */
export function UnitTree({ tree, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const [arrivedAt] = useState(chosen);
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const start = useGet<UnitList>(unitsPath, branchParams(tree, 'root')).data?.items ?? [];
  const wayThere = (useUnit(arrivedAt).data?.path ?? []).map(({ id }) => id).filter((id) => id !== arrivedAt);
  const openAtFirst = [...(start.length === 1 ? start.map(({ id }) => id) : []), ...wayThere];
  const opened = [...new Set([...openAtFirst, ...Object.keys(changed)])].filter((id) => changed[id] ?? true);
  const parents = ['root', ...opened];
  const answers = useQueries({ queries: parents.map((parent) => branchQuery(tree, parent)) });
  const branches = new Map(parents.map((parent, index) => [parent, answers[index]?.data]));
  const root = answers[0];

  const toNode = (unit: Unit): Node => ({
    key: unit.id,
    title: <UnitLabel unit={unit} />,
    isLeaf: unit.childCount === 0,
    children: nodesUnder(unit.id),
  });
  const nodesUnder = (parent: string): Node[] | undefined => {
    const branch = branches.get(parent);
    if (!branch) return undefined;
    const more: Node = { key: `${parent}/more`, title: t('organization.more'), isLeaf: true, selectable: false };
    return [...branch.items.map(toNode), ...(branch.next ? [more] : [])];
  };

  if (root?.error) return <ProblemAlert error={root.error} onRetry={root.refetch} />;
  const nodes = nodesUnder('root');
  if (!nodes) return <Skeleton active />;
  if (nodes.length === 0) return <Nothing>{t('organization.noUnits')}</Nothing>;
  return (
    <Tree<Node>
      blockNode
      treeData={nodes}
      aria-label={t('organization.treeLabel', { tree: t(`organization.${tree}`) })}
      data-testid="organization-tree"
      selectedKeys={[chosen]}
      onSelect={(keys) => keys[0] !== undefined && onChoose(String(keys[0]))}
      expandedKeys={opened}
      onExpand={(_, { node, expanded }) => setChanged((before) => ({ ...before, [node.key]: expanded }))}
    />
  );
}
