import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import { requireUnit } from '../chart/chart.handlers.js';
import { PRODUCTION_KINDS } from '../chart/containment.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { areaId, employeeOf, demonstrationPostId } from './contract.js';
import type { ContractCommand } from './contract.decide.js';
import { contract } from './contract.decider.js';
import { PartyLookup } from './party-lookup.handlers.js';
import type { NewArea, NewPost } from './registering.js';

type Plain<K extends ContractCommand['kind']> = Omit<Extract<ContractCommand, { kind: K }>, 'today'>;

/** What a unit has to be answered for; a post may have its holder at once. */
export class RegisterArea {
  constructor(
    readonly context: CommandContext,
    readonly what: { area: NewArea } | { post: NewPost; member?: string },
  ) {}
}
export class ChangeArea {
  constructor(
    readonly context: CommandContext,
    readonly command: Plain<'measureArea'> | Plain<'close'>,
  ) {}
}
/** Who answers for it, by his id: he is looked up here. */
export class ChangeContract {
  constructor(
    readonly context: CommandContext,
    readonly command:
      | { kind: 'makeContract'; thing: string; member: string; from: string }
      | { kind: 'passOn'; thing: string; member: string; on: string; reason?: string }
      | { kind: 'endContract'; thing: string; to: string; reason: string }
      | { kind: 'release'; thing: string; person: string; on: string },
  ) {}
}

const AREA = { zh: '责任区或示范岗', en: 'area or demonstration post' };

/** The unit that it belongs to. @throws Refusal not-found */
export async function unitOfThing(
  runtime: OrganizationRuntime,
  tenant: string,
  thing: string,
  lookup: PartyLookup,
): Promise<string> {
  const employee = employeeOf(thing);
  if (employee) return (await lookup.party(employee))?.unit ?? notFound({ zh: '被承包的职工', en: 'employee' });
  return (await runtime.state(contract, tenant, thing))?.registered?.unit ?? notFound(AREA);
}

@CommandHandler(RegisterArea)
export class RegisterAreaHandler implements ICommandHandler<RegisterArea> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, what }: RegisterArea): Promise<Handled> {
    const lookup = await PartyLookup.of(this.runtime, context);
    const { unit, code } = 'area' in what ? what.area : what.post;
    lookup.reach.require('area', unit);
    const { today } = lookup;
    const { on: unitOn } = await requireUnit(this.runtime, context.tenant, unit, PRODUCTION_KINDS);
    if ('area' in what) {
      const { area } = what;
      return this.runtime.handle(contract, areaId(unit, code), { kind: 'registerArea', area, unitOn, today }, context);
    }
    const { post, member } = what;
    const thing = demonstrationPostId(unit, code);
    const holder = member === undefined ? undefined : await lookup.parties(thing, member);
    return this.runtime.handle(contract, thing, { kind: 'declarePost', post, unitOn, today, holder }, context);
  }
}

@CommandHandler(ChangeArea)
export class ChangeAreaHandler implements ICommandHandler<ChangeArea> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeArea): Promise<Handled> {
    const lookup = await PartyLookup.of(this.runtime, context);
    const { thing } = command;
    if (employeeOf(thing)) notFound(AREA);
    lookup.reach.require('area', await unitOfThing(this.runtime, context.tenant, thing, lookup));
    return this.runtime.handle(contract, thing, { ...command, today: lookup.today }, context);
  }
}

@CommandHandler(ChangeContract)
export class ChangeContractHandler implements ICommandHandler<ChangeContract> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeContract): Promise<Handled> {
    return this.runtime.handle(contract, command.thing, await this.complete(context, command), context);
  }

  /** A unit that was dissolved has nothing new to answer for; what it had can still be ended. */
  private async complete(context: CommandContext, command: ChangeContract['command']): Promise<ContractCommand> {
    if (command.kind === 'release') return command;
    const { tenant } = context;
    const { thing } = command;
    const lookup = await PartyLookup.of(this.runtime, context);
    const unit = await unitOfThing(this.runtime, tenant, thing, lookup);
    // Whoever knows of an employee answers for him, by his unit or his Party group.
    if (!employeeOf(thing)) lookup.reach.require('contract', unit);
    if (command.kind === 'endContract') return { ...command, today: lookup.today };
    await requireUnit(this.runtime, tenant, unit);
    const { member, ...rest } = command;
    return { ...rest, parties: await lookup.parties(thing, member) };
  }
}
