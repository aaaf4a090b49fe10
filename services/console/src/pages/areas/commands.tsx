import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Area, type Contract, areaPath, areasPath, contractPath, contractsPath, postsPath } from '../../api/areas';
import { CommandButton } from '../../components/command-button';
import { DateField, Field, TextField } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { today } from '../../format/time';

function SizeField() {
  const { t } = useTranslation();
  return (
    <Field name="squareMetres" label={t('areas.squareMetres')}>
      <InputNumber min={0.01} precision={2} style={{ width: '100%' }} />
    </Field>
  );
}

function MemberField({ optional }: { optional?: boolean }) {
  const { t } = useTranslation();
  return (
    <Field name="member" label={t('areas.member')} optional={optional}>
      <PersonSelect allowClear={optional} />
    </Field>
  );
}

interface NewThing {
  unit: string;
  code: string;
  name: string;
  on: string;
}

function ThingFields() {
  const { t } = useTranslation();
  return (
    <>
      <Field name="unit" label={t('areas.unit')}>
        <UnitTreeSelect />
      </Field>
      <div className="grid-fields">
        <TextField name="code" label={t('common.code')} extra={t('organization.codeHint')} />
        <TextField name="name" label={t('common.name')} />
      </div>
    </>
  );
}

export function RegisterArea({ unit }: { unit?: string }) {
  const { t } = useTranslation();
  return (
    <CommandButton<NewThing & { squareMetres: number }>
      label={t('areas.register')}
      testId="area-register"
      initial={{ unit, on: today() }}
      command={(body) => ({ path: areasPath, body })}
    >
      <ThingFields />
      <div className="grid-fields">
        <SizeField />
        <DateField name="on" label={t('areas.since')} />
      </div>
    </CommandButton>
  );
}

export function DeclarePost({ unit }: { unit?: string }) {
  const { t } = useTranslation();
  return (
    <CommandButton<NewThing & { member?: string }>
      label={t('areas.declare')}
      testId="post-declare"
      initial={{ unit, on: today() }}
      command={({ member, ...body }) => ({ path: postsPath, body: { ...body, member: member || undefined } })}
    >
      <ThingFields />
      <DateField name="on" label={t('areas.since')} />
      <MemberField optional />
    </CommandButton>
  );
}

export function MeasureArea({ area: { id, name, squareMetres } }: { area: Area }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ squareMetres: number; on: string }>
      label={t('areas.measure')}
      title={t('areas.measureTitle', { name })}
      testId="area-measure"
      initial={{ squareMetres, on: today() }}
      command={(body) => ({ path: areaPath(id, 'measurement'), body })}
    >
      <SizeField />
      <DateField name="on" label={t('common.date')} />
    </CommandButton>
  );
}

export function CloseArea({ area: { id, name, kind } }: { area: Area }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string; reason: string }>
      label={t(`areas.close.${kind}`)}
      title={t('areas.closeTitle', { name })}
      intro={t('areas.closeHint')}
      testId="area-close"
      button={{ danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: areaPath(id, 'closure'), body })}
    >
      <DateField name="on" label={t('areas.closeOn')} />
      <TextField name="reason" label={t('common.reason')} extra={t('areas.reasonHint')} />
    </CommandButton>
  );
}

interface OfThing {
  thing: string;
  title: string;
  small?: boolean;
}

export function MakeContract({ thing, title, small }: OfThing) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ member: string; from: string }>
      label={t('areas.contract')}
      title={t('areas.contractTitle', { name: title })}
      testId={`contract-make-${thing}`}
      button={{ type: small ? undefined : 'primary', size: small ? 'small' : undefined }}
      initial={{ from: today() }}
      command={(body) => ({ path: contractsPath, body: { thing, ...body } })}
    >
      <MemberField />
      <DateField name="from" label={t('areas.from')} />
    </CommandButton>
  );
}

export function PassOn({ thing, title, small }: OfThing) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ member: string; on: string; reason?: string }>
      label={t('areas.passOn')}
      title={t('areas.passOnTitle', { name: title })}
      testId={`contract-pass-${thing}`}
      button={{ size: small ? 'small' : undefined }}
      initial={{ on: today() }}
      command={({ reason, ...body }) => ({
        path: contractPath(thing, 'transfer'),
        body: { ...body, reason: reason || undefined },
      })}
    >
      <MemberField />
      <DateField name="on" label={t('areas.passOnOn')} />
      <TextField name="reason" label={t('common.reason')} extra={t('areas.reasonHint')} optional />
    </CommandButton>
  );
}

export function EndContract({ thing, title, small }: OfThing) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ to: string; reason: string }>
      label={t('areas.end')}
      title={t('areas.endTitle', { name: title })}
      intro={t('areas.endHint')}
      testId={`contract-end-${thing}`}
      button={{ danger: true, size: small ? 'small' : undefined }}
      initial={{ to: today() }}
      command={(body) => ({ path: contractPath(thing, 'end'), body })}
    >
      <DateField name="to" label={t('areas.endOn')} />
      <TextField name="reason" label={t('common.reason')} extra={t('areas.reasonHint')} />
    </CommandButton>
  );
}

/** What can be done about who answers for something. */
export function ContractCommands({ contracted, ...of }: OfThing & { contracted: boolean }) {
  return contracted ? (
    <span className="row">
      <PassOn {...of} />
      <EndContract {...of} />
    </span>
  ) : (
    <MakeContract {...of} />
  );
}

export const titleOf = ({ name, employeeName, thing }: Pick<Contract, 'name' | 'employeeName' | 'thing'>) =>
  name ?? employeeName ?? thing;
