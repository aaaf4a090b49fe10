import { PlusOutlined } from '@ant-design/icons';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { mayStandUnder } from '../../api/containment';
import { type Tree, type Unit, type UnitKind, unitKinds, unitPath, unitsPath, useUnit } from '../../api/organization';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { today } from '../../format/time';
import { StandingSelect } from './standing-select';

interface NewUnit {
  code: string;
  kind: UnitKind;
  name: string;
  parent?: string;
  on: string;
}

/** Only the kinds that may stand under the parent, which is given or chosen in the form. */
function KindField({ tree, under }: { tree: Tree; under?: Unit }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<NewUnit>();
  const parent = Form.useWatch('parent', form) ?? '';
  const chosen = useUnit(parent).data;
  const above = under ?? (parent ? chosen : undefined);
  const kinds = unitKinds[tree].filter((kind) => mayStandUnder(kind, above?.kind));
  return (
    <ChoiceField
      name="kind"
      label={t('organization.kind')}
      extra={kinds.length === 0 ? t('chart.noKind') : undefined}
      options={kinds.map((kind) => ({ value: kind, label: t(`organization.kinds.${kind}`) }))}
    />
  );
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
      {!under && (
        <Field name="parent" label={t('organization.parent')} extra={t('chart.chooseParent')} optional>
          <StandingSelect tree={tree} allowClear />
        </Field>
      )}
      <KindField tree={tree} under={under} />
      <TextField name="name" label={t('common.name')} />
      <TextField name="code" label={t('common.code')} extra={t('organization.codeHint')} />
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
        <StandingSelect tree={unit.tree} holds={unit.kind} />
      </Field>
      <DateField name="on" label={t('organization.effective')} />
    </CommandButton>
  );
}

export function MergeUnit({ unit }: { unit: Unit }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ into: string; on: string }>
      label={t('chart.merge')}
      title={t('chart.mergeTitle', { name: unit.name })}
      intro={t('chart.mergeHint')}
      testId="unit-merge"
      button={{ danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: unitPath(unit.id, 'merger'), body })}
    >
      <Field name="into" label={t('chart.into')}>
        <StandingSelect tree={unit.tree} kind={unit.kind} />
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
