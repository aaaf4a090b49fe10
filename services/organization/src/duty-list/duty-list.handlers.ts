import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, invalidField, notFound } from '@ronghe/event-sourcing';
import { UnitDirectory, todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { people } from '../people/people.js';
import { units } from '../units/units.js';
import { type Issued, dutyListId } from './duty-list.js';
import { dutyList } from './duty-list.decider.js';
import type { DutyDraft, DutyListCommand } from './duty-list.decide.js';

const DUTY_LIST = { zh: '责任清单', en: 'duty list' };

/** The first version of a list of the unit, or the next of a list that there is. */
export class IssueDutyVersion {
  constructor(
    readonly context: CommandContext,
    readonly of: { unit: string; code: string } | { list: string },
    readonly draft: DutyDraft,
  ) {}
}
/** The sender signs for himself. */
export class SignDutyVersion {
  constructor(
    readonly context: CommandContext,
    readonly list: string,
    readonly version: string,
  ) {}
}
export class ChangeDutyList {
  constructor(
    readonly context: CommandContext,
    readonly command: Extract<DutyListCommand, { kind: 'remindUnsigned' | 'noteDue' | 'waiveSignature' }>,
  ) {}
}

/** The list, for whoever answers for its unit; for others there is none. */
async function ownList(runtime: OrganizationRuntime, context: CommandContext, list: string): Promise<Issued> {
  const state = await runtime.state(dutyList, context.tenant, list);
  if (state?.is !== 'issued' || !(await Reach.of(runtime, context)).covers('dutyList', state.unit))
    return notFound(DUTY_LIST);
  return state;
}

@CommandHandler(IssueDutyVersion)
export class IssueDutyVersionHandler implements ICommandHandler<IssueDutyVersion> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, of, draft }: IssueDutyVersion): Promise<Handled> {
    const { unit, code } = 'list' in of ? await ownList(this.runtime, context, of.list) : of;
    await requireUnit(this.runtime, context.tenant, unit);
    (await Reach.of(this.runtime, context)).require('dutyList', unit);
    const kind = 'list' in of ? 'issueVersion' : 'openList';
    const strangers = await this.strangers(context, unit, draft.signers);
    const list = dutyListId(unit, code);
    const today = todayOf(context);
    const command = { kind, list, unit, code, draft, strangers, today } as const;
    return this.runtime.handle(dutyList, list, command, context);
  }

  /** Signers who work in another part of the organisation. @throws Refusal unknown-person, person-left */
  private async strangers(context: CommandContext, unit: string, signers: readonly string[]): Promise<string[]> {
    const reader = await this.runtime.lookup(context);
    const chart = await UnitDirectory.of(reader, units);
    const found = await Promise.all(signers.map((person) => reader.get(people, person)));
    if (found.includes(undefined))
      invalidField('/signers', 'unknown-person', {
        zh: '签署人中有没有登记的人员',
        en: 'Somebody who is to sign is not registered',
      });
    if (found.some((signer) => signer!.state === 'left'))
      invalidField('/signers', 'person-left', {
        zh: '签署人中有已离职的人员',
        en: 'Somebody who is to sign works here no more',
      });
    return signers.filter((_, i) => !chart.under(found[i]!.unit, unit) && !chart.under(found[i]!.partyGroup, unit));
  }
}

@CommandHandler(SignDutyVersion)
export class SignDutyVersionHandler implements ICommandHandler<SignDutyVersion> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  /** Whoever neither had to sign the list nor answers for its unit is told that there is none. */
  async execute({ context, list, version }: SignDutyVersion): Promise<Handled> {
    const { tenant, actor: person, at } = context;
    const state = await this.runtime.state(dutyList, tenant, list);
    if (!(state?.is === 'issued' && state.asked.has(person))) await ownList(this.runtime, context, list);
    const command = { kind: 'signVersion', list, version, person, on: todayOf({ at }) } as const;
    return this.runtime.handle(dutyList, list, command, context);
  }
}

@CommandHandler(ChangeDutyList)
export class ChangeDutyListHandler implements ICommandHandler<ChangeDutyList> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeDutyList): Promise<Handled> {
    await ownList(this.runtime, context, command.list);
    return this.runtime.handle(dutyList, command.list, command, context);
  }
}
