import { useQueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../api/http';
import { type Tree, type Unit, type UnitList, unitsPath, useUnit } from '../api/organization';
import { useGet } from '../api/use-get';

interface Node {
  id: string;
  pId?: string;
  value: string;
  title: string;
  isLeaf: boolean;
  selectable?: boolean;
}

interface Props {
  id?: string;
  value?: string;
  onChange?: (unit: string | undefined) => void;
  placeholder?: string;
  'aria-label'?: string;
}

const trees: readonly Tree[] = ['party', 'production'];

/** The organisation branch by branch, each fetched when it is opened; a search looks through all of it. */
export function UnitTreeSelect({ value, onChange, ...props }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [known, setKnown] = useState<Unit[]>([]);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const found = useGet<UnitList>(unitsPath, { q, limit: 50 }, { enabled: q !== '' });
  const chosen = useUnit(value ?? '').data;

  const title = ({ name, kind }: Unit) => `${name}（${t(`organization.kinds.${kind}`)}）`;
  const toNode = (unit: Unit, pId?: string): Node => ({
    id: unit.id,
    pId,
    value: unit.id,
    title: title(unit),
    isLeaf: pId === undefined || unit.childCount === 0,
  });
  const heads = trees.map((tree): Node => ({
    id: tree,
    value: tree,
    title: t(`organization.${tree}`),
    isLeaf: false,
    selectable: false,
  }));
  const open = async (parent: string) => {
    const isHead = trees.find((tree) => tree === parent);
    const tree = isHead ?? known.find(({ id }) => id === parent)?.tree;
    const params = { tree, parent: isHead ? 'root' : parent, limit: 200 };
    const { items } = await client.fetchQuery({
      queryKey: [unitsPath, params],
      queryFn: () => get<UnitList>(unitsPath, params),
    });
    setKnown((before) => [...before.filter(({ id }) => !items.some((item) => item.id === id)), ...items]);
  };
  const nodes =
    q === ''
      ? [...heads, ...known.map((unit) => toNode(unit, unit.parent ?? unit.tree))]
      : (found.data?.items ?? []).map((unit) => toNode(unit));

  return (
    <TreeSelect
      {...props}
      value={value && { value, label: chosen?.id === value ? title(chosen) : value }}
      labelInValue
      allowClear
      treeDataSimpleMode
      treeData={nodes}
      loadData={({ id }) => open(String(id))}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterTreeNode: false }}
      placeholder={props.placeholder ?? t('common.typeToSearch')}
      notFoundContent={t('common.empty')}
      onChange={(picked) => {
        setTyped('');
        onChange?.((picked as { value: string } | undefined)?.value);
      }}
    />
  );
}
