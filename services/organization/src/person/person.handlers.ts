import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MembershipStage } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { KeyDestroyed, type PersonalData, type Sealer } from '@ronghe/personal-data';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { PRODUCTION_KINDS } from '../chart/containment.js';
import { quotaReached, todayOf } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { EMPLOYED, people } from '../people/people.js';
import { personForgotten } from './person-forgotten.js';
import { person } from './person.decider.js';
import { bornOn } from './person-dates.js';
import type { PersonCommand, PersonDetails } from './person.decide.js';

/** A person as users write him; nothing of this reaches an event unsealed. */
export interface PlainPerson {
  employeeNo: string;
  name: string;
  idNumber?: string;
  phone?: string;
  unit: string;
  partyGroup?: string;
  membership?: MembershipStage;
  membershipOn?: string;
  employedOn: string;
}

/** @throws Refusal person-forgotten */
export async function sealerOf(data: PersonalData, tenant: string, id: string): Promise<Sealer> {
  try {
    return await data.sealer(tenant, id);
  } catch (error) {
    if (error instanceof KeyDestroyed) return personForgotten();
    throw error;
  }
}

/** Seals what is personal. The same person and text give the same envelope. */
export async function sealPerson(
  data: PersonalData,
  tenant: string,
  id: string,
  plain: PlainPerson,
): Promise<PersonDetails> {
  const seal = await sealerOf(data, tenant, id);
  return {
    employeeNo: seal('employeeNo', plain.employeeNo),
    name: seal('name', plain.name),
    idNumber: plain.idNumber && seal('idNumber', plain.idNumber),
    phone: plain.phone && seal('phone', plain.phone),
    unit: plain.unit,
    partyGroup: plain.partyGroup,
    membership: plain.membership,
    membershipOn: plain.membershipOn,
    employedOn: plain.employedOn,
  };
}

/** What a workbook says of a person, as a command of the day on which it says so. */
export const asStated = async (
  data: PersonalData,
  tenant: string,
  id: string,
  plain: PlainPerson,
  on: string,
): Promise<Extract<PersonCommand, { kind: 'reconcilePerson' }>> => ({
  kind: 'reconcilePerson',
  person: id,
  details: await sealPerson(data, tenant, id, plain),
  on,
  bornOn: bornOn(plain.idNumber),
});

export class RegisterPerson {
  constructor(
    readonly context: CommandContext,
    readonly id: string,
    readonly plain: PlainPerson,
  ) {}
}

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, id, plain }: RegisterPerson): Promise<Handled> {
    await requireUnit(this.runtime, context.tenant, plain.unit, PRODUCTION_KINDS);
    (await Reach.of(this.runtime, context)).require('person', plain.unit);
    if (plain.partyGroup) await requireUnit(this.runtime, context.tenant, plain.partyGroup, ['partyGroup']);
    if ((await this.runtime.quotaLeft(context.tenant, 'people', people, EMPLOYED)) < 1) throw quotaReached();
    const details = await sealPerson(this.runtime.ports.personalData, context.tenant, id, plain);
    const around = { today: todayOf(context), bornOn: bornOn(plain.idNumber) };
    return this.runtime.handle(person, id, { kind: 'registerPerson', person: id, details, around }, context);
  }
}
