import { Select, type SelectProps } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Params } from '../api/http';
import { toProblem } from '../api/problem';
import { useGet } from '../api/use-get';
import type { ListAnswer } from '../api/use-list';
import { TabLeaves } from './tab-leaves';

export interface Option {
  value: string;
  label: string;
}

interface Props<T> extends Omit<SelectProps, 'options'> {
  path: string;
  params?: Params;
  toOption: (item: T) => Option;
  /** Nothing is asked for before something is typed. */
  onlyTyped?: boolean;
  /** What is chosen already, should it not be among what was found. */
  chosen?: Option;
}

export function RemoteSelect<T>({ path, params, toOption, onlyTyped = false, chosen, ...props }: Props<T>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const answer = useGet<ListAnswer<T>>(path, { ...params, q, limit: 50 }, { enabled: !onlyTyped || q !== '' });
  const found = (q === '' && onlyTyped ? undefined : answer.data?.items.map(toOption)) ?? [];
  const isMissing = chosen && !found.some(({ value }) => value === chosen.value);
  const nothing =
    onlyTyped && q === '' ? t('common.typeToSearch') : t(answer.isFetching ? 'common.searching' : 'common.empty');
  const select = (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={props.placeholder ?? t('common.typeToSearch')}
      loading={answer.isFetching}
      options={isMissing && q === '' ? [chosen, ...found] : found}
      notFoundContent={answer.error ? toProblem(answer.error).title : nothing}
    />
  );
  return props.mode === 'multiple' ? <TabLeaves>{select}</TabLeaves> : select;
}
