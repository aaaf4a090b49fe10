import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type Tree, type Unit, type UnitKind, unitKinds, unitPath, unitsPath } from '../../api/organization';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { UnitSelect } from '../../components/unit-select';
import { today } from '../../format/time';

interface NewUnit {
  code: string;
  kind: UnitKind;
  name: string;
  parent?: string;
  on: string;
}

export function AddUnit({ tree, under }: { tree: Tree; under?: Unit }) {
  const { t } = useTranslation();
  return (
    <CommandButton<NewUnit>
      label={t(under ? 'organization.addBelow' : 'organization.add')}
      title={under && t('organization.addUnder', { name: under.name })}
      testId={under ? 'unit-add-under' : 'unit-add'}
      button={{ type: under ? 'default' : 'primary', icon: <PlusOutlined /> }}
      initial={{ on: today() }}
      command={(values) => ({ path: unitsPath, body: { parent: under?.id, ...values, tree } })}
    >
      <TextField name="name" label={t('common.name')} />
      <TextField name="code" label={t('common.code')} extra={t('organization.codeHint')} />
      <ChoiceField
        name="kind"
        label={t('organization.kind')}
        options={unitKinds[tree].map((kind) => ({ value: kind, label: t(`organization.kinds.${kind}`) }))}
      />
      {!under && (
        <Field name="parent" label={t('organization.parent')} optional>
          <UnitSelect tree={tree} allowClear />
        </Field>
      )}
      <DateField name="on" label={t('organization.since')} />
    </CommandButton>
  );
}

export function RenameUnit({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ name: string; on: string }>
      label={t('organization.rename')}
      title={t('organization.renameTitle', { name: unit.name })}
      testId="unit-rename"
      initial={{ name: unit.name, on: today() }}
      command={(body) => ({ path: unitPath(unit.id, 'name'), body })}
    >
      <TextField name="name" label={t('organization.newName')} />
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}

export function MoveUnit({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ parent: string; on: string }>
      label={t('organization.move')}
      title={t('organization.moveTitle', { name: unit.name })}
      testId="unit-move"
      initial={{ on: today() }}
      command={(body) => ({ path: unitPath(unit.id, 'parent'), body })}
    >
      <Field name="parent" label={t('organization.newParent')}>
        <UnitSelect tree={unit.tree} />
      </Field>
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}

export function DissolveUnit({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string }>
      label={t('organization.dissolve')}
      title={t('organization.dissolveTitle', { name: unit.name })}
      intro={t('organization.dissolveHint')}
      testId="unit-dissolve"
      button={{ danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: unitPath(unit.id, 'dissolution'), body })}
    >
      <DateField name="on" label={t('organization.dissolvedOn')} />
    </CommandButton>
  );
}
