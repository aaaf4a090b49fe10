import { PlusOutlined } from '@ant-design/icons';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RoleAssignment, rolesPath, withdrawalPath } from '../../api/roles';
import { type AssignableRole, assignableRoles } from '../../api/session';
import { CommandButton } from '../../components/command-button';
import { ChoiceField, DateField, Field } from '../../components/fields';
import { PersonSelect } from '../../components/person-select';
import { UnitTreeSelect } from '../../components/unit-tree-select';
import { today } from '../../format/time';

interface NewAssignment {
  person: string;
  role: AssignableRole;
  unit?: string;
  from: string;
  to?: string;
}

const needUnit: readonly AssignableRole[] = ['branchSecretary', 'groupLeader'];
const takeUnit: readonly AssignableRole[] = [...needUnit, 'committeeOfficer', 'member'];

/** Only roles that reach a part of the oilfield have a unit. */
function Reach() {
  const { t } = useTranslation();
  const role = Form.useWatch<AssignableRole | undefined>('role');
  if (!role || !takeUnit.includes(role)) return null;
  const optional = !needUnit.includes(role);
  return (
    <Field name="unit" label={t('roles.reach')} extra={optional ? t('roles.reachHint') : undefined} optional={optional}>
      <UnitTreeSelect />
    </Field>
  );
}

export function AssignRole() {
  const { t } = useTranslation();
  return (
    <CommandButton<NewAssignment>
      label={t('roles.assign')}
      testId="role-assign"
      button={{ type: 'primary', icon: <PlusOutlined /> }}
      initial={{ from: today() }}
      command={({ to, ...values }) => ({ path: rolesPath, body: { ...values, to: to || undefined } })}
    >
      <Field name="person" label={t('organization.person')}>
        <PersonSelect />
      </Field>
      <ChoiceField
        name="role"
        label={t('roles.role')}
        options={assignableRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      <Reach />
      <div className="grid-fields">
        <DateField name="from" label={t('roles.from')} />
        <DateField name="to" label={t('roles.to')} extra={t('roles.toHint')} optional />
      </div>
    </CommandButton>
  );
}

export function WithdrawRole({ assignment: { id, role, name } }: { assignment: RoleAssignment }) {
  const { t } = useTranslation();
  return (
    <CommandButton<{ on: string }>
      label={t('roles.withdraw')}
      title={t('roles.withdrawTitle', { role: t(`role.${role}`), name: name ?? '' })}
      intro={t('roles.withdrawHint')}
      testId={`role-withdraw-${id}`}
      button={{ size: 'small', danger: true }}
      initial={{ on: today() }}
      command={(body) => ({ path: withdrawalPath(id), body })}
    >
      <DateField name="on" label={t('roles.withdrawOn')} />
    </CommandButton>
  );
}
