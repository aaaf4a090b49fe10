import type { ContractFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead, takesBack } from '@ronghe/service-kit/pure';
import {
  type Contract,
  type Contracted,
  employeeOf,
  evolveContracted,
  kindOf,
  lastEndOf,
  openContract,
} from './contract.js';
import { ended, made } from './contract-facts.js';
import type { Parties, Party } from './party.js';
import { standing } from './registering.js';

export type ContractingCommand =
  | { kind: 'makeContract'; thing: string; from: string; parties: Parties }
  /** As a division of a unit says it: who answers for it already goes on; another one only gives way where that is meant. */
  | { kind: 'divide'; thing: string; from: string; parties: Parties; passOn: boolean }
  /** As a row of a workbook says it: it is known again by its member and first day; a later day with another passes it on. */
  | {
      kind: 'reconcileContract';
      thing: string;
      member: string;
      from: string;
      to?: string;
      reason?: string;
      parties: Parties;
    }
  | { kind: 'passOn'; thing: string; on: string; parties: Parties; reason?: string }
  | { kind: 'endContract'; thing: string; to: string; reason: string; today: string }
  /** Somebody is there no more: nothing to do where he has no part in it. */
  | { kind: 'release'; thing: string; person: string; on: string };

type Of<K extends ContractingCommand['kind']> = Extract<ContractingCommand, { kind: K }>;

export function decideContracting(command: ContractingCommand, state: Contracted): ContractFact[] {
  switch (command.kind) {
    case 'makeContract':
      return make(command, state);
    case 'divide':
      return divide(command, state);
    case 'reconcileContract':
      return reconcile(command, state);
    case 'passOn':
      return passOn(command, state);
    case 'endContract':
      return end(command, state);
    case 'release':
      return release(command, state);
    default:
      return command satisfies never;
  }
}

function make({ thing, from, parties }: Of<'makeContract'>, state: Contracted): ContractFact[] {
  const first = { pointer: '/from', day: from };
  const unit = there(thing, first, parties, state);
  const member = contractor(thing, first, parties);
  const open = openContract(state);
  if (open)
    refuse(
      'already-contracted',
      `自${open.from}起已有党员承包，不能重复承包`,
      `A member has answered for it since ${open.from}; two never do at once`,
      { zh: '请先结束原来的承包，或使用“转交”', en: 'End that contract first, or pass it on' },
    );
  notBeforeLast(from, lastEndOf(state));
  return [made(thing, unit, member, from, state.contracts.length + 1)];
}

function divide(command: Of<'divide'>, state: Contracted): ContractFact[] {
  const { thing, from, parties, passOn: mayPassOn } = command;
  const open = openContract(state);
  if (open && open.member === parties.member?.person) return [];
  return open && mayPassOn
    ? passOn({ kind: 'passOn', thing, on: from, parties }, state)
    : make({ kind: 'makeContract', thing, from, parties }, state);
}

function reconcile(command: Of<'reconcileContract'>, state: Contracted): ContractFact[] {
  const { thing, member, from, to, reason, parties } = command;
  const known = state.contracts.filter((c) => c.member === member && c.from === from);
  if (known.some((c) => c.to === to)) return [];
  const endAsSaid = (of: Contracted): ContractFact[] =>
    to === undefined
      ? []
      : end({ kind: 'endContract', thing, to, reason: reason ?? reasonMissing(), today: parties.today }, of);
  const last = known.at(-1);
  if (last?.to)
    invalidField('/to', 'already-ended', {
      zh: `这项承包已于${last.to}结束，不能更改`,
      en: `This contract ended on ${last.to}, and that stays`,
    });
  if (last) return endAsSaid(state);
  const open = openContract(state);
  if (open?.member === member)
    invalidField('/from', 'began-otherwise', {
      zh: `这名党员自${open.from}起已承包，起始日期不能更改`,
      en: `This member has answered for it since ${open.from}, and that stays`,
    });
  const begun = open
    ? passOn({ kind: 'passOn', thing, on: from, parties, reason }, state)
    : make({ kind: 'makeContract', thing, from, parties }, state);
  return [...begun, ...endAsSaid(begun.reduce(evolveContracted, state))];
}

function passOn({ thing, on, parties, reason }: Of<'passOn'>, state: Contracted): ContractFact[] {
  const first = { pointer: '/on', day: on };
  const unit = there(thing, first, parties, state);
  const open = openContract(state) ?? notContracted();
  const member = contractor(thing, first, parties);
  if (open.member === member)
    invalidField('/member', 'passed-on-to-himself', {
      zh: '现在就由这名党员承包',
      en: 'This member answers for it already',
    });
  endsAfterItBegan('/on', on, open);
  return [
    ended(thing, open, { to: on, cause: 'passedOn', reason }),
    made(thing, unit, member, on, state.contracts.length + 1),
  ];
}

function end({ thing, to, reason, today }: Of<'endContract'>, state: Contracted): ContractFact[] {
  const open = openContract(state) ?? notContracted();
  if (takesBack(to, open.from, today)) return [ended(thing, open, { to: open.from, cause: 'decided', reason })];
  notTooFarAhead(to, today, '/to');
  endsAfterItBegan('/to', to, open);
  return [ended(thing, open, { to, cause: 'decided', reason })];
}

/** From the day he is gone; a contract that had not begun by then never holds. */
function release({ thing, person, on }: Of<'release'>, state: Contracted): ContractFact[] {
  const open = openContract(state);
  const cause = open?.member === person ? 'memberGone' : employeeOf(thing) === person ? 'employeeGone' : undefined;
  if (!open || !cause) return [];
  return [ended(thing, open, { to: on > open.from ? on : open.from, cause })];
}

/** From when on, and which field says so. */
interface FirstDay {
  pointer: string;
  day: string;
}

/** The unit of what is contracted, which is there from that day on. */
function there(thing: string, first: FirstDay, { employee, today }: Parties, state: Contracted): string {
  notTooFarAhead(first.day, today, first.pointer);
  if (kindOf(thing) === 'employee') {
    if (!employee) return notFound({ zh: '被承包的职工', en: 'employee to answer for' });
    if (employee.leftOn)
      refuse('employee-left', `这名职工已于${employee.leftOn}离职`, `The employee left on ${employee.leftOn}`, {
        zh: '只能承包在职职工',
        en: 'Only who works here is answered for',
      });
    notBeforeEmployment(first, employee);
    return employee.unit;
  }
  const { on, unit } = standing(state);
  if (first.day < on)
    invalidField(first.pointer, 'before-area', {
      zh: `责任区或示范岗${on}才登记`,
      en: `It is there only from ${on}`,
    });
  return unit;
}

function contractor(thing: string, first: FirstDay, { member }: Parties): string {
  if (!member)
    return invalidField('/member', 'unknown-person', {
      zh: '没有登记这名党员，或不在您负责的范围内',
      en: 'This member is not registered, or not among those you answer for',
    });
  if (member.leftOn)
    invalidField('/member', 'contractor-left', {
      zh: `这名党员已于${member.leftOn}离职`,
      en: `This member left on ${member.leftOn}`,
    });
  if (!member.isMember)
    invalidField(
      '/member',
      'contractor-not-member',
      { zh: '承包人应为正式或预备党员', en: 'Only a full or probationary Party member answers for something' },
      { zh: '请选择党员', en: 'Choose a Party member' },
    );
  if (employeeOf(thing) === member.person)
    invalidField('/member', 'contractor-is-employee', {
      zh: '不能由本人承包本人',
      en: 'Nobody answers for himself',
    });
  notBeforeEmployment(first, member);
  return member.person;
}

const reasonMissing = (): never =>
  invalidField('/reason', 'reason-missing', {
    zh: '结束承包请填写原因',
    en: 'Say why the contract ends',
  });

const notContracted = (): never =>
  refuse('not-contracted', '现在没有党员承包', 'No member answers for it now', {
    zh: '可以直接新建承包',
    en: 'Make a new contract instead',
  });

function endsAfterItBegan(pointer: string, day: string, { from }: Contract): void {
  if (day <= from)
    invalidField(pointer, 'ends-before-it-begins', {
      zh: `日期应晚于承包开始日期${from}`,
      en: `Must be after the contract began on ${from}`,
    });
}

function notBeforeLast(from: string, last: string | undefined): void {
  if (last && from < last)
    invalidField('/from', 'overlaps', {
      zh: `开始日期不能早于上一次承包的结束日期${last}`,
      en: `Must not be before the last contract’s end, ${last}`,
    });
}

function notBeforeEmployment({ pointer, day }: FirstDay, { employedOn }: Party): void {
  if (day < employedOn)
    invalidField(pointer, 'before-employment', {
      zh: `早于入职日期${employedOn}`,
      en: `Before employment on ${employedOn}`,
    });
}
