import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, notFound, refuse } from '@ronghe/event-sourcing';
import { outsideScope, todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { mayOf, requirePerson } from './belongs.handlers.js';
import { type KnownPoint, contactPointId } from './contact-point.js';
import { contactPoint } from './contact-point.decider.js';
import type { ContactPointCommand, FindingDraft } from './contact-point.decide.js';

type WithoutToday<C> = C extends { today: string } ? Omit<C, 'today'> : C;
type Command = WithoutToday<ContactPointCommand>;

export class OpenContactPoint {
  constructor(
    readonly context: CommandContext,
    readonly command: Extract<Command, { kind: 'openPoint' }>,
  ) {}
}
export class ChangeContactPoint {
  constructor(
    readonly context: CommandContext,
    readonly command: Exclude<Command, { kind: 'openPoint' }>,
  ) {}
}

@CommandHandler(OpenContactPoint)
export class OpenContactPointHandler implements ICommandHandler<OpenContactPoint> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: OpenContactPoint): Promise<Handled> {
    const { unit, person } = command;
    await requireUnit(this.runtime, context.tenant, unit);
    // What a leader does there is his to write down; which places are his is for others to say.
    if (!(await mayOf(this.runtime, context, 'contactPoint', person, unit))) throw outsideScope();
    await requirePerson(this.runtime, context, person, '/person', command.on);
    const today = todayOf(context);
    return this.runtime.handle(contactPoint, contactPointId(unit, person), { ...command, today }, context);
  }
}

@CommandHandler(ChangeContactPoint)
export class ChangeContactPointHandler implements ICommandHandler<ChangeContactPoint> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeContactPoint): Promise<Handled> {
    const { is, unit } = await this.own(context, command);
    if (command.kind === 'passPoint' && is === 'open') await this.mayHave(context, unit, command);
    if (command.kind === 'logVisit' || command.kind === 'addFindings') await this.there(context, command.findings);
    return this.runtime.handle(contactPoint, command.point, { ...command, today: todayOf(context) }, context);
  }

  /** The point, for those who may change this of it; for others there is none. */
  private async own(context: CommandContext, { kind, point }: ChangeContactPoint['command']): Promise<KnownPoint> {
    const state = await this.runtime.state(contactPoint, context.tenant, point);
    const ofPoint = kind === 'passPoint' || kind === 'closePoint' || kind === 'releasePoint';
    const thing = ofPoint ? 'contactPoint' : 'contactVisit';
    if (!state || state.is === 'unknown' || !(await mayOf(this.runtime, context, thing, state.person, state.unit)))
      return notFound({ zh: '联系点', en: 'contact point' });
    return state;
  }

  private async mayHave(context: CommandContext, unit: string, { to, on }: { to: string; on: string }): Promise<void> {
    await requirePerson(this.runtime, context, to, '/to', on);
    const his = await this.runtime.state(contactPoint, context.tenant, contactPointId(unit, to));
    if (his?.is === 'open')
      refuse('contact-point-exists', '这里已是接任领导的联系点', 'This is a contact point of that leader already', {
        zh: '请直接撤销本联系点',
        en: 'Close this one instead',
      });
  }

  /** Who is to put something right must be there. */
  private async there(context: CommandContext, findings: readonly FindingDraft[]): Promise<void> {
    for (const [i, { responsible, responsibleUnit }] of findings.entries()) {
      if (responsibleUnit) await requireUnit(this.runtime, context.tenant, responsibleUnit);
      if (responsible)
        await requirePerson(this.runtime, context, responsible, `/findings/${i}/responsible`, todayOf(context));
    }
  }
}
