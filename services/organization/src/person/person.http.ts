import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { MEMBERSHIP_STAGES, type MembershipStage } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { ChoiceField, CodeField, Context, Creates, DateField, IdField, Receipt, TextField } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { RegisterPerson } from './person.handlers.js';
import { PhoneField, rightIdNumber } from './person-fields.http.js';

class RegisterPersonBody {
  @CodeField() employeeNo!: string;
  @TextField(60) name!: string;
  @TextField(18, { optional: true }) idNumber?: string;
  @PhoneField() phone?: string;
  @IdField() unit!: string;
  @IdField({ optional: true }) partyGroup?: string;
  @ChoiceField(MEMBERSHIP_STAGES, { optional: true }) membership?: MembershipStage;
  @DateField({ optional: true, description: 'since when at that stage' }) membershipOn?: string;
  @DateField() employedOn!: string;
}
@ApiTags('organization')
@Controller('api/organization/v1/people')
export class PersonController {
  constructor(
    private readonly commands: CommandBus,
    private readonly runtime: OrganizationRuntime,
  ) {}

  @Creates('', '登记人员 Register a person', ['change', 'person'])
  async register(@Context() context: CommandContext, @Body() body: RegisterPersonBody): Promise<Receipt> {
    rightIdNumber(body.idNumber);
    const id = await this.runtime.ports.personalData.pseudonym(context.tenant, body.employeeNo);
    return new Receipt(
      id,
      await this.commands.execute<RegisterPerson, Handled>(new RegisterPerson(context, id, { ...body })),
    );
  }
}
