import type { Tree } from '../api/organization';
import { UnitName } from './unit-name';
import { UnitSelect } from './unit-select';

interface Props {
  tree: Tree;
  /** What is shown when no unit is chosen. */
  whole: string;
  label: string;
  testId: string;
  value: string | undefined;
  onChange: (unit: string) => void;
}

/** For which part of the organisation a page is shown; an address may name a unit that the list has not offered. */
export function UnitScope({ tree, whole, label, testId, value, onChange }: Props) {
  return (
    <UnitSelect
      tree={tree}
      allowClear
      placeholder={whole}
      aria-label={label}
      data-testid={testId}
      style={{ width: 220 }}
      value={value}
      labelRender={({ label: name, value: id }) => name ?? <UnitName id={String(id)} />}
      onChange={(id?: string) => onChange(id ?? '')}
    />
  );
}
