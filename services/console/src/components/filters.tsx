import { DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { today } from '../format/time';
import { UnitTreeSelect } from './unit-tree-select';
import { useUrlValue } from './use-url-state';

interface Option {
  value: string;
  label: ReactNode;
}

interface ChoiceProps {
  /** The parameter of the address in which the choice is kept. */
  name: string;
  label: string;
  options: Option[];
  /** Shown while nothing is chosen. */
  any: string;
  width?: number;
}

export function ChoiceFilter({ name, label, options, any, width }: ChoiceProps) {
  const [value, change] = useUrlValue(name);
  return (
    <Select
      allowClear
      aria-label={label}
      placeholder={any}
      style={{ width }}
      value={value || undefined}
      options={options}
      onChange={(chosen?: string) => change(chosen ?? '')}
    />
  );
}

/** One of the options is always chosen; that of all has no value. */
export function OneOfFilter({ name, label, options }: Pick<ChoiceProps, 'name' | 'label' | 'options'>) {
  const [value, change] = useUrlValue(name);
  return <Select aria-label={label} value={value} options={options} onChange={change} />;
}

export function SegmentedFilter({ name, options, testId }: { name: string; options: Option[]; testId: string }) {
  const [value, change] = useUrlValue(name);
  return <Segmented value={value} options={options} onChange={change} data-testid={testId} />;
}

export function UnitFilter({ name = 'unit', label, any }: { name?: string; label: string; any: string }) {
  const [value, change] = useUrlValue(name);
  return (
    <UnitTreeSelect
      aria-label={label}
      placeholder={any}
      value={value || undefined}
      onChange={(unit) => change(unit ?? '')}
    />
  );
}

export function useMonth() {
  return useUrlValue('month', today().slice(0, 7));
}

export function MonthFilter({ label, past }: { label: string; past?: boolean }) {
  const [month, change] = useMonth();
  return (
    <DatePicker
      picker="month"
      allowClear={false}
      value={dayjs(`${month}-01`)}
      maxDate={past ? dayjs() : undefined}
      aria-label={label}
      onChange={(value) => change(value?.format('YYYY-MM') ?? '')}
    />
  );
}
