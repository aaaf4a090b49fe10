import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { CONTACT_PURPOSES, type ContactPurpose } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceListField,
  Context,
  Creates,
  DateField,
  IdField,
  IntegerField,
  ItemsField,
  Receipt,
  TextField,
  newId,
} from '@ronghe/service-kit';
import { contactPointId } from './contact-point.js';
import type { FindingDraft } from './contact-point.decide.js';
import { ChangeContactPoint, OpenContactPoint } from './contact-point.handlers.js';

class OpenBody {
  @IdField() unit!: string;
  @IdField({ description: 'the leader' }) person!: string;
  @ChoiceListField(CONTACT_PURPOSES) purposes!: ContactPurpose[];
  @DateField() on!: string;
}
class PassBody {
  @IdField({ description: 'the leader who has it from now on' }) to!: string;
  @DateField() on!: string;
}
class CloseBody {
  @TextField(500) reason!: string;
  @DateField() on!: string;
}
class FindingBody {
  @TextField(200) title!: string;
  @IntegerField(1, 5) severity!: number;
  @IdField({ optional: true, description: 'the place itself unless said' }) responsibleUnit?: string;
  @IdField({ optional: true, description: 'who is to put it right' }) responsible?: string;
  @DateField({ optional: true }) dueOn?: string;
}
class FindingsBody {
  @ItemsField(() => FindingBody, 1, 20) findings!: FindingBody[];
}
class VisitBody {
  @DateField() on!: string;
  @IntegerField(1, 12) hours!: number;
  @TextField(1000) done!: string;
  @ItemsField(() => FindingBody, 0, 20) findings!: FindingBody[];
}
class CorrectionBody {
  @IntegerField(1, 12) hours!: number;
  @TextField(1000) done!: string;
  @TextField(500) reason!: string;
}
class ContactReasonBody {
  @TextField(500) reason!: string;
}

/** Named by the request, so that a repeated one names the same. */
const drafts = (context: CommandContext, findings: readonly FindingBody[]): FindingDraft[] =>
  findings.map((finding, i) => ({ finding: `${newId(context, 'finding')}.${i + 1}`, ...finding }));

@ApiTags('organization')
@Controller('api/organization/v1/contact-points')
export class ContactPointController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('', '建立联系点 Make a unit the contact point of a leader', ['change', 'contactPoint'])
  async open(@Context() context: CommandContext, @Body() body: OpenBody): Promise<Receipt> {
    const command = new OpenContactPoint(context, { kind: 'openPoint', ...body });
    const handled = await this.commands.execute<OpenContactPoint, Handled>(command);
    return new Receipt(contactPointId(body.unit, body.person), handled);
  }

  @Changes(':id/passing', '移交联系点 Pass a contact point on to another leader', ['change', 'contactPoint'])
  pass(@Context() context: CommandContext, @Param('id') point: string, @Body() body: PassBody): Promise<Receipt> {
    return this.change(context, point, { kind: 'passPoint', point, ...body });
  }

  @Changes(':id/closure', '撤销联系点 Give a contact point up', ['change', 'contactPoint'])
  close(@Context() context: CommandContext, @Param('id') point: string, @Body() body: CloseBody): Promise<Receipt> {
    return this.change(context, point, { kind: 'closePoint', point, ...body });
  }

  @Creates(':id/visits', '登记走访 Log a visit with what it found', ['change', 'contactVisit'])
  visit(@Context() context: CommandContext, @Param('id') point: string, @Body() body: VisitBody): Promise<Receipt> {
    const visit = newId(context, 'visit');
    const findings = drafts(context, body.findings);
    return this.change(context, visit, { kind: 'logVisit', point, visit, ...body, findings });
  }

  @Changes(':id/visits/:visit/correction', '更正走访 Correct a visit', ['change', 'contactVisit'])
  correct(
    @Context() context: CommandContext,
    @Param('id') point: string,
    @Param('visit') visit: string,
    @Body() body: CorrectionBody,
  ): Promise<Receipt> {
    return this.change(context, visit, { kind: 'correctVisit', point, visit, ...body });
  }

  @Changes(':id/visits/:visit/withdrawal', '撤回走访 Withdraw a visit', ['change', 'contactVisit'])
  withdraw(
    @Context() context: CommandContext,
    @Param('id') point: string,
    @Param('visit') visit: string,
    @Body() body: ContactReasonBody,
  ): Promise<Receipt> {
    return this.change(context, visit, { kind: 'withdrawVisit', point, visit, ...body });
  }

  @Creates(':id/visits/:visit/findings', '补充走访问题 Add what a visit found', ['change', 'contactVisit'])
  add(
    @Context() context: CommandContext,
    @Param('id') point: string,
    @Param('visit') visit: string,
    @Body() body: FindingsBody,
  ): Promise<Receipt> {
    return this.change(context, visit, {
      kind: 'addFindings',
      point,
      visit,
      findings: drafts(context, body.findings),
    });
  }

  @Changes(':id/visits/:visit/findings/:finding/withdrawal', '撤回走访问题 Withdraw a finding', [
    'change',
    'contactVisit',
  ])
  withdrawFinding(
    @Context() context: CommandContext,
    @Param('id') point: string,
    @Param('visit') visit: string,
    @Param('finding') finding: string,
    @Body() body: ContactReasonBody,
  ): Promise<Receipt> {
    return this.change(context, finding, { kind: 'withdrawFinding', point, visit, finding, ...body });
  }

  private async change(context: CommandContext, id: string, command: ChangeContactPoint['command']): Promise<Receipt> {
    const handled = await this.commands.execute<ChangeContactPoint, Handled>(new ChangeContactPoint(context, command));
    return new Receipt(id, handled);
  }
}
