import type { Tree } from '../api/organization';
import { UnitName } from './unit-name';
import { UnitSelect } from './unit-select';
import { useUrlValue } from './use-url-state';

interface Props {
  tree: Tree;
  /** What is shown when no unit is chosen. */
  whole: string;
  label: string;
  testId: string;
  name?: string;
}

/** For which part of the organisation a page is shown; an address may name a unit that the list has not offered. */
export function UnitScope({ tree, whole, label, testId, name = 'unit' }: Props) {
  const [unit, change] = useUrlValue(name);
  return (
    <UnitSelect
      tree={tree}
      allowClear
      placeholder={whole}
      aria-label={label}
      data-testid={testId}
      style={{ width: 220 }}
      value={unit || undefined}
      labelRender={({ label: known, value: id }) => known ?? <UnitName id={String(id)} />}
      onChange={(id?: string) => change(id ?? '')}
    />
  );
}
