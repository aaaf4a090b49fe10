import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import { quotaReached, todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { PRODUCTION_KINDS } from '../chart/containment.js';
import { Reach } from '../chart/reach.handlers.js';
import type { ForgettingCommand } from '../forgetting/forgetting.decide.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { EMPLOYED, people } from '../people/people.js';
import { type Around, bornOn } from './person-dates.js';
import type { PersonCommand } from './person.decide.js';
import { person } from './person.decider.js';
import { sealerOf } from './person.handlers.js';
import type { Person } from './person.js';

type Changing = Exclude<PersonCommand, { kind: 'registerPerson' | 'reconcilePerson' } | ForgettingCommand>;
type WithoutAround<C> = C extends { around: Around } ? Omit<C, 'around'> : never;
/** As its sender says it: a correction in plain words; the day and the birth date are looked up here. */
export type AskedChange = WithoutAround<Changing>;

export class ChangePerson {
  constructor(
    readonly context: CommandContext,
    readonly command: AskedChange,
  ) {}
}

@CommandHandler(ChangePerson)
export class ChangePersonHandler implements ICommandHandler<ChangePerson> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangePerson): Promise<Handled> {
    const now = await this.inReach(context, command);
    const { unit, partyGroup } = whereTo(command);
    if (unit) await requireUnit(this.runtime, context.tenant, unit, PRODUCTION_KINDS);
    if (partyGroup) await requireUnit(this.runtime, context.tenant, partyGroup, ['partyGroup']);
    if (command.kind === 'return' && now.is === 'left') await this.requireRoom(context.tenant);
    const around = { today: todayOf(context), bornOn: await this.born(command, now) };
    const sealed = command.kind === 'correctPerson' ? await this.sealed(context.tenant, command) : command;
    return this.runtime.handle(person, command.person, { ...sealed, around }, context);
  }

  /** Who had left was not counted; who returns is again. @throws Refusal quota-reached */
  private async requireRoom(tenant: string): Promise<void> {
    if ((await this.runtime.quotaLeft(tenant, 'people', people, EMPLOYED)) < 1) throw quotaReached();
  }

  /** Whoever may not see a person is told that there is none. */
  private async inReach(context: CommandContext, command: AskedChange): Promise<Person> {
    const now = await this.runtime.state(person, context.tenant, command.person);
    const reach = await Reach.of(this.runtime, context);
    if (!now || now.is === 'unknown' || !reach.covers('person', now.unit, now.partyGroup))
      return notFound({ zh: '人员', en: 'person' });
    const { unit, partyGroup } = whereTo(command);
    for (const to of [unit, partyGroup]) if (to) reach.require('person', to);
    return now;
  }

  /** Opened for the one rule that needs it: whether he was old enough. */
  private async born(command: AskedChange, now: Person): Promise<string | undefined> {
    if (command.kind === 'correctPerson' && command.idNumber) return bornOn(command.idNumber);
    const needed = command.kind === 'changeMembership' || (command.kind === 'correctPerson' && command.employedOn);
    if (!needed || !('idNumber' in now) || !now.idNumber) return undefined;
    return bornOn((await this.runtime.ports.personalData.openOne(now.idNumber)) ?? undefined);
  }

  private async sealed<C extends Extract<AskedChange, { kind: 'correctPerson' }>>(
    tenant: string,
    command: C,
  ): Promise<C> {
    const seal = await sealerOf(this.runtime.ports.personalData, tenant, command.person);
    const { name, idNumber, phone } = command;
    return {
      ...command,
      name: name && seal('name', name),
      idNumber: idNumber && seal('idNumber', idNumber),
      phone: phone && seal('phone', phone),
    };
  }
}

function whereTo(command: AskedChange): { unit?: string; partyGroup?: string } {
  switch (command.kind) {
    case 'movePerson':
      return { unit: command.unit };
    case 'changeMembership':
      return { partyGroup: command.partyGroup };
    case 'return':
      return { unit: command.unit, partyGroup: command.partyGroup };
    default:
      return {};
  }
}
