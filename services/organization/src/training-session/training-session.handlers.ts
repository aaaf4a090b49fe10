import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, invalidField, notFound } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import type { Planned } from '../training/training.js';
import { training } from '../training/training.decider.js';
import { ownPlan } from '../training/training.handlers.js';
import { sessionOfCode } from './attendance-code.handlers.js';
import type { Scheduled } from './training-session.js';
import { trainingSession } from './training-session.decider.js';
import type { SessionDraft, TrainingSessionCommand } from './training-session.decide.js';

const SESSION = { zh: '培训课次', en: 'training session' };

export class ScheduleSession {
  constructor(
    readonly context: CommandContext,
    readonly id: string,
    readonly training: string,
    readonly draft: SessionDraft,
  ) {}
}
type OnOne = Extract<
  TrainingSessionCommand,
  { kind: 'countPresent' | 'strikeAttendance' | 'cancelSession' | 'announceSession' }
>;
type Sent<C> = C extends OnOne ? Omit<C, 'plan'> : never;

export class ChangeTrainingSession {
  constructor(
    readonly context: CommandContext,
    readonly command: Sent<OnOne>,
  ) {}
}
/** The sender is present himself, by the code that he has scanned. */
export class CheckIn {
  constructor(
    readonly context: CommandContext,
    readonly code: string,
  ) {}
}

/** The session with its plan, for whoever answers for the plan's unit; for others there is none. */
export async function ownSession(
  runtime: OrganizationRuntime,
  context: CommandContext,
  id: string,
): Promise<{ session: Scheduled; plan: Planned }> {
  const session = await runtime.state(trainingSession, context.tenant, id);
  if (session?.is !== 'scheduled') return notFound(SESSION);
  return { session, plan: await ownPlan(runtime, context, session.training) };
}

@CommandHandler(ScheduleSession)
export class ScheduleSessionHandler implements ICommandHandler<ScheduleSession> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, id, training: of, draft }: ScheduleSession): Promise<Handled> {
    const plan = await ownPlan(this.runtime, context, of);
    const command = { kind: 'scheduleSession' as const, session: id, plan, draft };
    return this.runtime.handle(trainingSession, id, command, context);
  }
}

@CommandHandler(ChangeTrainingSession)
export class ChangeTrainingSessionHandler implements ICommandHandler<ChangeTrainingSession> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeTrainingSession): Promise<Handled> {
    const { plan } = await ownSession(this.runtime, context, command.session);
    return this.runtime.handle(trainingSession, command.session, { ...command, plan }, context);
  }
}

/** Answers which session it was. */
@CommandHandler(CheckIn)
export class CheckInHandler implements ICommandHandler<CheckIn> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, code }: CheckIn): Promise<{ session: string; handled: Handled }> {
    const { tenant, actor: person, at } = context;
    const id =
      (await sessionOfCode(this.runtime.ports.personalData, tenant, code, at)) ??
      invalidField(
        '/code',
        'attendance-code-expired',
        { zh: '签到码已失效', en: 'This attendance code is not valid any more' },
        { zh: '请重新扫描培训现场屏幕上的签到码', en: 'Scan the code on the trainer’s screen again' },
      );
    const session = await this.runtime.state(trainingSession, tenant, id);
    const plan = session?.is === 'scheduled' ? await this.runtime.state(training, tenant, session.training) : undefined;
    if (plan?.is !== 'planned') return notFound(SESSION);
    const today = todayOf({ at });
    const command = { kind: 'checkIn' as const, session: id, plan, person, today };
    return { session: id, handled: await this.runtime.handle(trainingSession, id, command, context) };
  }
}
