import type { SelectProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peoplePath, type Person, usePerson } from '../api/organization';
import { type Option, RemoteSelect } from './remote-select';

const toOption = ({ id, name, employeeNo }: Person): Option => ({ value: id, label: `${name}（${employeeNo}）` });

/** Whose names are shown is written down as an access to them: only those who were searched for, or came by a link. */
export function PersonSelect({ onChange, ...props }: SelectProps<string>) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<Option>();
  const value = props.value ?? '';
  const linked = usePerson(value === picked?.value ? '' : value).data;
  const chosen = picked ?? (linked && toOption(linked));
  return (
    <RemoteSelect<Person>
      {...props}
      path={peoplePath}
      toOption={toOption}
      onlyTyped
      chosen={chosen?.value === value ? chosen : undefined}
      placeholder={props.placeholder ?? t('organization.searchPeople')}
      onChange={(id: string, option) => {
        setPicked(option as Option | undefined);
        onChange?.(id, option);
      }}
    />
  );
}
