import { useQueries } from '@tanstack/react-query';
import { Skeleton, Tree } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../../api/http';
import { type Tree as TreeName, type Unit, type UnitList, unitsPath, useUnit } from '../../api/organization';
import { useGet } from '../../api/use-get';
import { Nothing } from '../../components/nothing';
import { ProblemAlert } from '../../components/problem-alert';
import { mayOf } from '../../session/may';
import { useSession } from '../../session/session';
import { DragLabel } from './drag-label';

interface Props {
  tree: TreeName;
  chosen: string;
  withDissolved: boolean;
  asOf?: string;
  onChoose: (id: string) => void;
}

interface Node {
  key: string;
  title: React.ReactNode;
  isLeaf: boolean;
  selectable?: boolean;
  children?: Node[];
}

/** Shows the way to the unit it starts with, and what stands under a root that is the only one. */
export function UnitTree({ tree, chosen, withDissolved, asOf, onChoose }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const [arrivedAt] = useState(chosen);
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const params = (parent: string) => ({
    tree,
    parent,
    state: withDissolved ? undefined : 'standing',
    limit: 200,
    asOf,
  });
  const branchQuery = (parent: string) => ({
    queryKey: [unitsPath, params(parent)],
    queryFn: () => get<UnitList>(unitsPath, params(parent)),
  });
  const start = useGet<UnitList>(unitsPath, params('root')).data?.items ?? [];
  const wayThere = (useUnit(arrivedAt, asOf).data?.path ?? []).map(({ id }) => id).filter((id) => id !== arrivedAt);
  const openAtFirst = [...(start.length === 1 ? start.map(({ id }) => id) : []), ...wayThere];
  const opened = [...new Set([...openAtFirst, ...Object.keys(changed)])].filter((id) => changed[id] ?? true);
  const parents = ['root', ...opened];
  const answers = useQueries({ queries: parents.map(branchQuery) });
  const branches = new Map(parents.map((parent, index) => [parent, answers[index]?.data]));
  const root = answers[0];
  const isThere = [...branches.values()].some((branch) => branch?.items.some(({ id }) => id === arrivedAt));
  useEffect(() => {
    if (isThere) document.querySelector(`[data-testid="unit-${arrivedAt}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [isThere, arrivedAt]);

  const toNode = (unit: Unit, above: readonly string[]): Node => {
    const within = [...above, unit.id];
    const mayMove = unit.parent !== undefined && !unit.dissolvedOn && mayOf(session, 'command', within);
    return {
      key: unit.id,
      title: <DragLabel unit={unit} mayMove={mayMove} />,
      isLeaf: unit.childCount + (withDissolved ? unit.dissolvedChildCount : 0) === 0,
      children: nodesUnder(unit.id, within),
    };
  };
  const nodesUnder = (parent: string, above: readonly string[]): Node[] | undefined => {
    const branch = branches.get(parent);
    if (!branch) return undefined;
    const more: Node = { key: `${parent}/more`, title: t('organization.more'), isLeaf: true, selectable: false };
    return [...branch.items.map((unit) => toNode(unit, above)), ...(branch.next ? [more] : [])];
  };

  if (root?.error) return <ProblemAlert error={root.error} onRetry={root.refetch} />;
  const nodes = nodesUnder('root', []);
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
