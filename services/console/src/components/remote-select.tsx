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
}

export function RemoteSelect<T>({ path, params, toOption, ...props }: Props<T>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const answer = useGet<ListAnswer<T>>(path, { ...params, q, limit: 50 });
  const select = (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={props.placeholder ?? t('common.typeToSearch')}
      loading={answer.isFetching}
      options={answer.data?.items.map(toOption) ?? []}
      notFoundContent={answer.error ? toProblem(answer.error).title : t('common.empty')}
    />
  );
  return props.mode === 'multiple' ? <TabLeaves>{select}</TabLeaves> : select;
}
