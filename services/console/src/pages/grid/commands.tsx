import { AutoComplete, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type GridGroup,
  type GroupGrant,
  type GroupRight,
  type LimitPeriod,
  groupPath,
  groupRights,
  limitPeriods,
  useGrid,
  withdrawalPath,
} from '../../api/grid';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field, TextField } from '../../components/fields';
import { today } from '../../format/time';
import { isYuan, toYuan } from '../../format/yuan';

type Group = Pick<GridGroup, 'id' | 'name'>;

/** What other groups call themselves comes first, so that one type is written in one way. */
function TypeInput(props: { value?: string; onChange?: (value: string) => void }) {
  const { t } = useTranslation();
  const known = useGrid().data?.types.map(({ groupType }) => groupType) ?? [];
  const suggested = t('grid.suggestedTypes', { returnObjects: true });
  const options = [...new Set([...known, ...suggested])].map((value) => ({ value }));
  return (
    <AutoComplete {...props} options={options}>
      <Input maxLength={20} />
    </AutoComplete>
  );
}

export function Declare({ group }: { group: GridGroup }) {
  const { t } = useTranslation();
  const { id, name, groupType, brand } = group;
  return (
    <CommandButton<{ groupType: string; brand?: string; on: string }>
      label={t('grid.declare')}
      title={t('grid.declareTitle', { name })}
      testId={`grid-declare-${id}`}
      button={{ size: 'small' }}
      initial={{ groupType, brand, on: today() }}
      command={({ brand: its, ...values }) => ({
        path: groupPath(id, 'identity'),
        body: { ...values, brand: its || undefined },
      })}
    >
      <Field name="groupType" label={t('grid.groupType')} extra={t('grid.typeHint')}>
        <TypeInput />
      </Field>
      <Field name="brand" label={t('grid.brand')} optional>
        <Input maxLength={60} />
      </Field>
      <DateField name="on" label={t('grid.declareOn')} />
    </CommandButton>
  );
}

interface AmountProps {
  name: string | string[];
  label: string;
  optional?: boolean;
}

function AmountField({ name, label, optional }: AmountProps) {
  const { t } = useTranslation();
  const check = (_: unknown, value?: string) =>
    !value || isYuan(value) ? Promise.resolve() : Promise.reject(new Error(t('grid.amountWrong')));
  return (
    <Field name={name} label={label} optional={optional} rules={[{ validator: check }]}>
      <Input inputMode="decimal" maxLength={13} />
    </Field>
  );
}

interface NewGrant {
  right: GroupRight;
  from: string;
  to?: string;
  limit?: { per?: LimitPeriod; uses?: string; amount?: string };
}

/** Money only where it is the bonus that is decided on. */
function LimitFields() {
  const { t } = useTranslation();
  const right = Form.useWatch<GroupRight | undefined>('right');
  const per = Form.useWatch<LimitPeriod | undefined>(['limit', 'per']);
  return (
    <>
      <ChoiceField
        name={['limit', 'per']}
        label={t('grid.limitPer')}
        extra={t('grid.limitPerHint')}
        options={limitPeriods.map((value) => ({ value, label: t(`grid.per.${value}`) }))}
        optional
      />
      {per && (
        <div className="grid-fields">
          <Field
            name={['limit', 'uses']}
            label={t('grid.limitUses')}
            rules={[{ pattern: /^([1-9]\d{0,3}|10000)$/, message: t('grid.wholeNumber') }]}
            optional
          >
            <Input inputMode="numeric" maxLength={5} />
          </Field>
          {right === 'bonus' && <AmountField name={['limit', 'amount']} label={t('grid.limitAmount')} optional />}
        </div>
      )}
    </>
  );
}

const limitOf = ({ per, uses, amount }: NonNullable<NewGrant['limit']> = {}) =>
  per && { per, uses: uses ? Number(uses) : undefined, amount: amount ? toYuan(amount) : undefined };

export function GrantRight({ group: { id, name } }: { group: Group }) {
  const { t } = useTranslation();
  return (
    <CommandButton<NewGrant>
      label={t('grid.grant')}
      title={t('grid.grantTitle', { name })}
      testId={`grid-grant-${id}`}
      button={{ size: 'small' }}
      initial={{ from: today() }}
      command={({ to, limit, ...values }) => ({
        path: groupPath(id, 'rights'),
        body: { ...values, to: to || undefined, limit: limitOf(limit) },
      })}
    >
      <ChoiceField
        name="right"
        label={t('grid.right')}
        options={groupRights.map((value) => ({ value, label: t(`grid.rights.${value}`) }))}
      />
      <div className="grid-fields">
        <DateField name="from" label={t('grid.from')} />
        <DateField name="to" label={t('grid.to')} extra={t('grid.toHint')} optional />
      </div>
      <LimitFields />
    </CommandButton>
  );
}

function UseAmount() {
  const { t } = useTranslation();
  const right = Form.useWatch<GroupRight | undefined>('right');
  return right === 'bonus' ? <AmountField name="amount" label={t('grid.amount')} /> : null;
}

/** Any right can be chosen: the day it is used on may lie behind, and the server says whether it was held then. */
export function UseRight({ group: { id, name }, rights }: { group: Group; rights: readonly GroupRight[] }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ right: GroupRight; on: string; what: string; amount?: string }>
      label={t('grid.use')}
      title={t('grid.useTitle', { group: name })}
      testId={`grid-use-${id}`}
      button={{ size: 'small' }}
      initial={{ right: rights.length === 1 ? rights[0] : undefined, on: today() }}
      command={({ amount, ...values }) => ({
        path: groupPath(id, 'uses'),
        body: { ...values, amount: amount ? toYuan(amount) : undefined },
      })}
    >
      <ChoiceField
        name="right"
        label={t('grid.right')}
        options={groupRights.map((value) => ({ value, label: t(`grid.rights.${value}`) }))}
      />
      <DateField name="on" label={t('grid.useOn')} />
      <Field name="what" label={t('grid.what')} extra={t('grid.whatHint')}>
        <Input.TextArea rows={2} maxLength={200} />
      </Field>
      <UseAmount />
    </CommandButton>
  );
}

export function WithdrawRight({ grant }: { grant: GroupGrant }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string; reason: string }>
      label={t('grid.withdraw')}
      title={t('grid.withdrawTitle', { group: grant.groupName, right: t(`grid.rights.${grant.right}`) })}
      intro={t('grid.withdrawHint')}
      testId={`grid-withdraw-${grant.id}`}
      button={{ size: 'small', danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: withdrawalPath(grant), body })}
    >
      <DateField name="on" label={t('grid.withdrawOn')} />
      <TextField name="reason" label={t('common.reason')} />
    </CommandButton>
  );
}
