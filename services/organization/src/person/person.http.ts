import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { MEMBERSHIP_STAGES, type MembershipStage } from '@ronghe/contracts';
import { type CommandContext, type Handled, invalidField } from '@ronghe/event-sourcing';
import { idNumberProblem } from '@ronghe/personal-data';
import {
  Changes,
  ChoiceField,
  CodeField,
  Context,
  Creates,
  DateField,
  IdField,
  PatternField,
  Receipt,
  TextField,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { ID_NUMBER_PROBLEMS } from './id-number-words.js';
import { ChangePerson, RegisterPerson } from './person.handlers.js';

class RegisterPersonBody {
  @CodeField() employeeNo!: string;
  @TextField(60) name!: string;
  @TextField(18, { optional: true }) idNumber?: string;
  @PatternField(/^\+?\d[\d-]{5,18}$/, '应为电话号码', 'must be a phone number', { optional: true }) phone?: string;
  @IdField() unit!: string;
  @IdField({ optional: true }) partyGroup?: string;
  @ChoiceField(MEMBERSHIP_STAGES, { optional: true }) membership?: MembershipStage;
  @DateField() employedOn!: string;
}
class MovePersonBody {
  @IdField() unit!: string;
  @DateField() on!: string;
}
class ChangeMembershipBody {
  @ChoiceField(MEMBERSHIP_STAGES) stage!: MembershipStage;
  @IdField({ optional: true }) partyGroup?: string;
  @DateField() on!: string;
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
    const problem = body.idNumber && idNumberProblem(body.idNumber);
    if (problem) invalidField('/idNumber', 'id-number', ID_NUMBER_PROBLEMS[problem]);
    const id = await this.runtime.ports.personalData.pseudonym(context.tenant, body.employeeNo);
    return new Receipt(
      id,
      await this.commands.execute<RegisterPerson, Handled>(new RegisterPerson(context, id, { ...body })),
    );
  }

  @Changes(':id/unit', '人员调动 Move a person to another unit', ['change', 'person'])
  async move(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() { unit, on }: MovePersonBody,
  ): Promise<Receipt> {
    const command = new ChangePerson(context, { kind: 'movePerson', person, unit, on });
    return new Receipt(person, await this.commands.execute<ChangePerson, Handled>(command));
  }

  @Changes(':id/membership', '党员身份变更 Change a membership stage or group', ['change', 'person'])
  async membership(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() body: ChangeMembershipBody,
  ): Promise<Receipt> {
    const command = new ChangePerson(context, { kind: 'changeMembership', person, ...body });
    return new Receipt(person, await this.commands.execute<ChangePerson, Handled>(command));
  }
}
