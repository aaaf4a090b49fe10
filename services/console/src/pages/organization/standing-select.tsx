import type { SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Tree, type Unit, type UnitKind, unitsPath } from '../../api/organization';
import { RemoteSelect } from '../../components/remote-select';

interface Props extends SelectProps {
  tree: Tree;
  kind?: UnitKind;
  /** Only units under which this kind may stand. */
  holds?: UnitKind;
}

/** Units of one name are many: each is shown with where it stands. */
export function StandingSelect({ tree, kind, holds, ...props }: Props) {
  const { t } = useTranslation();
  return (
    <RemoteSelect<Unit>
      {...props}
      path={unitsPath}
      params={{ tree, kind, holds, state: 'standing', sort: 'name' }}
      toOption={({ id, name, kind: its, unitPath }) => ({
        value: id,
        label: `${name}（${[t(`organization.kinds.${its}`), unitPath].filter(Boolean).join('，')}）`,
      })}
    />
  );
}
