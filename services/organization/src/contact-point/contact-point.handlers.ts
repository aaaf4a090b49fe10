import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { businessDateOf, outsideScope } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { people } from '../people/people.js';
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

const todayOf = ({ at }: CommandContext): string => businessDateOf(new Date(at));

@CommandHandler(OpenContactPoint)
export class OpenContactPointHandler implements ICommandHandler<OpenContactPoint> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: OpenContactPoint): Promise<Handled> {
    const { unit, person } = command;
    await requireUnit(this.runtime, context.tenant, unit);
    await requirePerson(this.runtime, context, person, '/person');
    // What a leader does there is his to write down; which places are his is for others to say.
    if (!(await mayOf(this.runtime, context, 'contactPoint', person, unit))) throw outsideScope();
    const today = todayOf(context);
    return this.runtime.handle(contactPoint, contactPointId(unit, person), { ...command, today }, context);
  }
}

@CommandHandler(ChangeContactPoint)
export class ChangeContactPointHandler implements ICommandHandler<ChangeContactPoint> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeContactPoint): Promise<Handled> {
    const { is, unit } = await this.own(context, command);
    if (command.kind === 'passPoint' && is === 'open') await this.mayHave(context, unit, command.to);
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

  private async mayHave(context: CommandContext, unit: string, to: string): Promise<void> {
    await requirePerson(this.runtime, context, to, '/to');
    const his = await this.runtime.state(contactPoint, context.tenant, contactPointId(unit, to));
    if (his?.is === 'open')
      refuse('contact-point-exists', '这里已是接任领导的联系点', 'This is a contact point of that leader already', {
        zh: '请直接撤销本联系点',
        en: 'Close this one instead',
      });
  }

  /** Who is to put something right must be there. */
  private async there(context: CommandContext, findings: readonly FindingDraft[]): Promise<void> {
    const reader = await this.runtime.lookup(context);
    for (const [i, { responsible, responsibleUnit }] of findings.entries()) {
      if (responsibleUnit) await requireUnit(this.runtime, context.tenant, responsibleUnit);
      if (responsible && !(await reader.get(people, responsible)))
        invalidField(`/findings/${i}/responsible`, 'unknown-person', {
          zh: '责任人没有登记',
          en: 'Whoever is to put it right is not registered',
        });
    }
  }
}
