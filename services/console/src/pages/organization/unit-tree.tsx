import { useQueries, useQueryClient } from '@tanstack/react-query';
import { Skeleton, Tree } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../../api/http';
import { type Tree as TreeName, type Unit, type UnitList, unitsPath } from '../../api/organization';
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

const branchQuery = (tree: TreeName, parent: string) => {
  const params = { tree, parent, limit: 200 };
  return { queryKey: [unitsPath, params], queryFn: () => get<UnitList>(unitsPath, params) };
};

export function UnitTree({ tree, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [opened, setOpened] = useState<string[]>([]);
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
      loadData={async ({ key }) => {
        await client.ensureQueryData(branchQuery(tree, key));
        setOpened((before) => (before.includes(key) ? before : [...before, key]));
      }}
    />
  );
}
