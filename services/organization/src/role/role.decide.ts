import type { AssignableRole, RoleFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead, takesBack } from '@ronghe/service-kit/pure';
import type { Assignment, Roles } from './role.js';

export type RoleCommand =
  | {
      kind: 'assignRole';
      assignment: string;
      person: string;
      role: AssignableRole;
      unit?: string;
      from: string;
      to?: string;
      by: string;
      today: string;
    }
  | { kind: 'withdrawRole'; assignment: string; person: string; on: string; today: string };

/** Roles of people who answer for a part of the organisation; an officer may also answer for the whole. */
const NEED_A_UNIT: readonly AssignableRole[] = ['branchSecretary', 'groupLeader'];
const TAKE_A_UNIT: readonly AssignableRole[] = [...NEED_A_UNIT, 'committeeOfficer', 'member'];

export function decideRoles(command: RoleCommand, { assignments }: Roles): RoleFact[] {
  if (command.kind === 'withdrawRole') return withdraw(command, assignments.get(command.assignment));
  const { assignment, person, role, unit, from, to, by, today } = command;
  // Nobody widens his own rights, not even who gives them to others.
  if (by === person)
    refuse('own-role', '不能给自己授予角色', 'Nobody assigns a role to himself', {
      zh: '请由另一位管理员操作',
      en: 'Have another administrator do it',
    });
  notTooFarAhead(from, today, '/from');
  if (to && to < from)
    invalidField('/to', 'range', { zh: '结束日期早于开始日期', en: 'It would end before it begins' });
  if (unit && !TAKE_A_UNIT.includes(role))
    invalidField('/unit', 'role-has-no-unit', {
      zh: '这个角色面向整个油田，不限定单位',
      en: 'This role is for the whole oilfield and takes no unit',
    });
  if (!unit && NEED_A_UNIT.includes(role))
    invalidField('/unit', 'role-needs-unit', {
      zh: '请选择这个角色负责的单位',
      en: 'Choose the unit that this role is for',
    });
  const same = [...assignments.values()].some((a) => a.role === role && a.unit === unit && overlaps(a, from, to));
  if (same)
    refuse('role-held', '这段时间已有相同的角色', 'The same role is held in this time already', {
      zh: '请先收回原来的角色，或改选日期',
      en: 'Withdraw the earlier one first, or choose other dates',
    });
  return [{ type: 'organization.role-assigned', data: { assignment, person, role, unit, from, to } }];
}

function withdraw(
  { assignment, person, on, today }: Extract<RoleCommand, { kind: 'withdrawRole' }>,
  found: Assignment | undefined,
): RoleFact[] {
  if (!found) return notFound({ zh: '角色', en: 'role assignment' });
  const { from, withdrawnOn } = found;
  const isBroughtForward = withdrawnOn !== undefined && today < withdrawnOn && on < withdrawnOn;
  if (withdrawnOn && !isBroughtForward)
    return refuse('role-withdrawn', '这个角色已经收回', 'This role was withdrawn already');
  const withdrawnFrom = (day: string): RoleFact[] => [
    { type: 'organization.role-withdrawn', data: { assignment, person, on: day } },
  ];
  if (takesBack(on, from, today)) return withdrawnFrom(from);
  notTooFarAhead(on, today, '/on');
  if (on < from)
    invalidField('/on', 'before-from', {
      zh: `早于授予日期${from}`,
      en: `Before it began on ${from}`,
    });
  return withdrawnFrom(on);
}

/** `withdrawnOn` is the first day without it, `to` the last day with it. */
const overlaps = (a: Assignment, from: string, to: string | undefined): boolean =>
  (!to || a.from <= to) &&
  (!a.to || from <= a.to) &&
  (!a.withdrawnOn || (from < a.withdrawnOn && a.from < a.withdrawnOn));
