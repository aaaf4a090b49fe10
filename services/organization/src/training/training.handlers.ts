import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, invalidField, notFound } from '@ronghe/event-sourcing';
import { UnitDirectory, todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { people } from '../people/people.js';
import { trainingCourses } from '../training-menu/training-courses.js';
import { units } from '../units/units.js';
import { training } from './training.decider.js';
import type { PlanDraft, TrainingCommand } from './training.decide.js';
import type { Planned } from './training.js';

/** A plan names its courses by their codes on the menu. */
export type Draft = Omit<PlanDraft, 'courses'> & { courses: readonly string[] };

export class PlanTraining {
  constructor(
    readonly context: CommandContext,
    readonly id: string,
    readonly draft: Draft,
  ) {}
}
export class EnrolTrainees {
  constructor(
    readonly context: CommandContext,
    readonly training: string,
    readonly people: readonly string[],
    readonly tier: string | undefined,
    readonly on: string,
  ) {}
}
export class ChangeTraining {
  constructor(
    readonly context: CommandContext,
    readonly command: Exclude<TrainingCommand, { kind: 'planTraining' | 'enrolTrainees' }>,
  ) {}
}

/** The plan, for whoever answers for its unit; for others there is none. */
export async function ownPlan(runtime: OrganizationRuntime, context: CommandContext, id: string): Promise<Planned> {
  const state = await runtime.state(training, context.tenant, id);
  if (state?.is !== 'planned' || !(await Reach.of(runtime, context)).covers('training', state.unit))
    return notFound({ zh: '培训计划', en: 'training plan' });
  return state;
}

@CommandHandler(PlanTraining)
export class PlanTrainingHandler implements ICommandHandler<PlanTraining> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, id, draft }: PlanTraining): Promise<Handled> {
    await requireUnit(this.runtime, context.tenant, draft.unit);
    (await Reach.of(this.runtime, context)).require('training', draft.unit);
    const courses = await this.fromMenu(context, draft.courses);
    const today = todayOf(context);
    const command = { kind: 'planTraining' as const, training: id, draft: { ...draft, courses }, today };
    return this.runtime.handle(training, id, command, context);
  }

  /** As they stand on the menu now. @throws Refusal unknown-course */
  private async fromMenu(context: CommandContext, codes: readonly string[]): Promise<PlanDraft['courses']> {
    const reader = await this.runtime.lookup(context);
    return Promise.all(
      codes.map(async (code) => {
        const found = await reader.get(trainingCourses, code);
        if (found?.state !== 'offered')
          return invalidField(
            '/courses',
            'unknown-course',
            { zh: `培训菜单上没有课程${code}`, en: `The training menu has no course ${code}` },
            { zh: '请从培训菜单中选择', en: 'Choose from the training menu' },
          );
        return { code, name: found.name, hours: found.hours };
      }),
    );
  }
}

@CommandHandler(EnrolTrainees)
export class EnrolTraineesHandler implements ICommandHandler<EnrolTrainees> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, training: id, people: who, tier, on }: EnrolTrainees): Promise<Handled> {
    const { unit } = await ownPlan(this.runtime, context, id);
    const strangers = await this.strangers(context, unit, who);
    const command = { kind: 'enrolTrainees' as const, training: id, people: who, tier, strangers, on };
    return this.runtime.handle(training, id, command, context);
  }

  /** Those who work in another part of the organisation. @throws Refusal unknown-person, person-left */
  private async strangers(context: CommandContext, unit: string, who: readonly string[]): Promise<string[]> {
    const reader = await this.runtime.lookup(context);
    const chart = await UnitDirectory.of(reader, units);
    const found = await Promise.all(who.map((person) => reader.get(people, person)));
    if (found.includes(undefined))
      invalidField('/people', 'unknown-person', {
        zh: '名单中有没有登记的人员',
        en: 'Somebody in the list is not registered',
      });
    if (found.some((trainee) => trainee!.state === 'left'))
      invalidField('/people', 'person-left', {
        zh: '名单中有已离职的人员',
        en: 'Somebody in the list works here no more',
      });
    return who.filter((_, i) => !chart.under(found[i]!.unit, unit) && !chart.under(found[i]!.partyGroup, unit));
  }
}

@CommandHandler(ChangeTraining)
export class ChangeTrainingHandler implements ICommandHandler<ChangeTraining> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeTraining): Promise<Handled> {
    await ownPlan(this.runtime, context, command.training);
    return this.runtime.handle(training, command.training, command, context);
  }
}
