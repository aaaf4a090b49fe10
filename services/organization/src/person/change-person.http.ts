import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  KEY_STAFF_ENDS,
  KEY_STAFF_KINDS,
  type KeyStaffEnd,
  type KeyStaffKind,
  LEAVING_REASONS,
  type LeavingReason,
  MEMBERSHIP_ENDS,
  MEMBERSHIP_STAGES,
  type MembershipEnd,
  type MembershipStage,
} from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { Changes, ChoiceField, Context, DateField, IdField, Receipt, TextField, YesNoField } from '@ronghe/service-kit';
import { type AskedChange, ChangePerson } from './change-person.handlers.js';
import { PhoneField, rightIdNumber } from './person-fields.http.js';

class CorrectPersonBody {
  @TextField(60, { optional: true }) name?: string;
  @TextField(18, { optional: true }) idNumber?: string;
  @PhoneField() phone?: string;
  @DateField({ optional: true }) employedOn?: string;
  @DateField({ optional: true, description: 'since when at the present stage' }) membershipOn?: string;
}
class MovePersonBody {
  @IdField() unit!: string;
  @DateField() on!: string;
}
class ChangeMembershipBody {
  @ChoiceField(MEMBERSHIP_STAGES) stage!: MembershipStage;
  @IdField({ optional: true }) partyGroup?: string;
  @YesNoField({ optional: true, description: 'the stage was reached elsewhere' }) transferredIn?: boolean;
  @DateField() on!: string;
}
class ExtendProbationBody {
  @DateField({ description: 'first day on which he can become a full member' }) until!: string;
  @DateField() on!: string;
}
class EndMembershipBody {
  @ChoiceField(MEMBERSHIP_ENDS) reason!: MembershipEnd;
  @DateField() on!: string;
}
class MarkKeyStaffBody {
  @ChoiceField(KEY_STAFF_KINDS) kind!: KeyStaffKind;
  @IdField({ optional: true, description: 'training plan that led to it' }) training?: string;
  @DateField() on!: string;
}
const ENDS_BY_HAND = KEY_STAFF_ENDS.filter((reason) => reason !== 'leftEmployment');
class EndKeyStaffBody {
  @ChoiceField(ENDS_BY_HAND) reason!: Exclude<KeyStaffEnd, 'leftEmployment'>;
  @DateField() on!: string;
}
class LeaveBody {
  @ChoiceField(LEAVING_REASONS) reason!: LeavingReason;
  @DateField({ description: 'first day on which he does not work here' }) on!: string;
}
class ReturnBody {
  @IdField() unit!: string;
  @IdField({ optional: true }) partyGroup?: string;
  @ChoiceField(MEMBERSHIP_STAGES, { optional: true, description: 'default: the stage he left with' })
  membership?: MembershipStage;
  @DateField() on!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1/people/:id')
export class ChangePersonController {
  constructor(private readonly commands: CommandBus) {}

  @Changes(
    'correction',
    '更正姓名、电话、身份证号、入职日期或身份起始日期 Correct a name, phone, ID number, employment date or day of the stage',
    ['change', 'person'],
  )
  correct(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() body: CorrectPersonBody,
  ): Promise<Receipt> {
    rightIdNumber(body.idNumber);
    return this.send(context, { kind: 'correctPerson', person, ...body });
  }

  @Changes('unit', '人员调动 Move a person to another unit', ['change', 'person'])
  move(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() body: MovePersonBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'movePerson', person, ...body });
  }

  @Changes('membership', '党员身份变更 Change a membership stage or group', ['change', 'person'])
  membership(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() body: ChangeMembershipBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'changeMembership', person, ...body });
  }

  @Changes('membership/probation', '延长预备期 Extend a probation', ['change', 'person'])
  probation(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() body: ExtendProbationBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'extendProbation', person, ...body });
  }

  @Changes('membership/end', '终止党员身份 End a membership', ['change', 'person'])
  endMembership(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() body: EndMembershipBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'endMembership', person, ...body });
  }

  @Changes('key-staff', '列为骨干 Mark as key staff', ['change', 'person'])
  keyStaff(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() { kind: as, training, on }: MarkKeyStaffBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'markKeyStaff', person, as, training, on });
  }

  @Changes('key-staff/end', '终止骨干身份 End being key staff', ['change', 'person'])
  endKeyStaff(
    @Context() context: CommandContext,
    @Param('id') person: string,
    @Body() body: EndKeyStaffBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'endKeyStaff', person, ...body });
  }

  @Changes('departure', '人员离职 A person leaves', ['change', 'person'])
  leave(@Context() context: CommandContext, @Param('id') person: string, @Body() body: LeaveBody): Promise<Receipt> {
    return this.send(context, { kind: 'leave', person, ...body });
  }

  @Changes('return', '人员返回 A person who had left returns', ['change', 'person'])
  return(@Context() context: CommandContext, @Param('id') person: string, @Body() body: ReturnBody): Promise<Receipt> {
    return this.send(context, { kind: 'return', person, ...body });
  }

  private async send(context: CommandContext, command: AskedChange): Promise<Receipt> {
    const handled = await this.commands.execute<ChangePerson, Handled>(new ChangePerson(context, command));
    return new Receipt(command.person, handled);
  }
}
