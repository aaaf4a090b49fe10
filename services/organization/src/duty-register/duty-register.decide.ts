import type { DutyRegisterFact, RegisteredDuty } from '@ronghe/contracts';
import { invalidField } from '@ronghe/event-sourcing';
import { notTooFarAhead } from '@ronghe/service-kit/pure';
import type { DutyRegister } from './duty-register.js';

export interface DutyRegisterCommand {
  kind: 'registerDuties';
  unit: string;
  partyOrganization: string;
  duties: readonly RegisteredDuty[];
  on: string;
  today: string;
  /** Since when both exist. */
  bothFoundedOn: string;
}

/** The last word holds; to say the same again is to say nothing. */
export function decideDutyRegister(command: DutyRegisterCommand, register: DutyRegister): DutyRegisterFact[] {
  const { unit, partyOrganization, duties, on, today, bothFoundedOn } = command;
  const doubled = duties.findIndex(({ code }, i) => duties.findIndex((other) => other.code === code) < i);
  if (doubled >= 0)
    invalidField(`/duties/${doubled}/code`, 'duplicate-duty', {
      zh: '责任编码重复',
      en: 'Two duties have this code',
    });
  if (register.is === 'written') {
    if (same(register, command)) return [];
    if (on < register.on)
      invalidField('/on', 'before-last-change', {
        zh: `日期早于上一次调整日期${register.on}`,
        en: `Before the register was last changed on ${register.on}`,
      });
  }
  notTooFarAhead(on, today, '/on');
  if (on < bothFoundedOn)
    invalidField('/on', 'before-both-existed', {
      zh: `单位和党组织到${bothFoundedOn}才都成立`,
      en: `Unit and Party organisation both exist only from ${bothFoundedOn}`,
    });
  return [{ type: 'organization.duties-registered', data: { unit, partyOrganization, duties: [...duties], on } }];
}

const same = (
  one: { partyOrganization: string; duties: readonly RegisteredDuty[] },
  other: { partyOrganization: string; duties: readonly RegisteredDuty[] },
): boolean =>
  one.partyOrganization === other.partyOrganization &&
  one.duties.length === other.duties.length &&
  one.duties.every(({ code, name, kind }, i) => {
    const its = other.duties[i]!;
    return its.code === code && its.name === name && its.kind === kind;
  });
