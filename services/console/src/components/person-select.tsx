import type { SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { peoplePath, type Person, usePerson } from '../api/organization';
import { RemoteSelect } from './remote-select';

const toOption = ({ id, name, employeeNo }: Person) => ({ value: id, label: `${name}（${employeeNo}）` });

/** Whose names are shown is written down as an access to them: only those who were searched for. */
export function PersonSelect(props: SelectProps<string>) {
  const { t } = useTranslation();
  const { value } = props;
  const person = usePerson(value ?? '').data;
  return (
    <RemoteSelect<Person>
      {...props}
      path={peoplePath}
      toOption={toOption}
      onlyTyped
      chosen={person && person.id === value ? toOption(person) : undefined}
      placeholder={props.placeholder ?? t('organization.searchPeople')}
    />
  );
}
