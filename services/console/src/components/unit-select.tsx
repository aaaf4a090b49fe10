import type { SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Tree, type Unit, type UnitKind, unitsPath } from '../api/organization';
import { RemoteSelect } from './remote-select';

interface Props extends SelectProps {
  tree?: Tree;
  kind?: UnitKind;
}

export function UnitSelect({ tree, kind, ...props }: Props) {
  const { t } = useTranslation();
  return (
    <RemoteSelect<Unit>
      {...props}
      path={unitsPath}
      params={{ tree, kind }}
      toOption={({ id, name, kind: its }) => ({ value: id, label: `${name}（${t(`organization.kinds.${its}`)}）` })}
    />
  );
}
