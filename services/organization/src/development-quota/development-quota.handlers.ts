import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { QuotaWeights, UnitKind } from '@ronghe/contracts';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import { UnitDirectory, todayOf } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { existsOn } from '../coverage/coverage-figures.js';
import { developmentQuotas } from '../development-quotas/development-quotas.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { headcount } from '../units/headcount.js';
import { units } from '../units/units.js';
import { type SharedOut, developmentQuotaId } from './development-quota.js';
import type { AroundQuota, DevelopmentQuotaCommand } from './development-quota.decide.js';
import { developmentQuota } from './development-quota.decider.js';

const QUOTA = { zh: '发展党员名额', en: 'development quota' };
/** Of what a quota can be: what has teams below it. */
const KINDS: readonly UnitKind[] = ['company', 'plant', 'operationArea', 'station'];

/** The year's places of a unit, or of a quota that there is; the teams are looked up here. */
export class ProposeQuota {
  constructor(
    readonly context: CommandContext,
    readonly of: { unit: string; year: string } | { quota: string },
    readonly places: number,
    readonly weights: QuotaWeights,
  ) {}
}
export class ChangeQuota {
  constructor(
    readonly context: CommandContext,
    readonly quota: string,
    readonly command: Extract<DevelopmentQuotaCommand, { kind: 'adjustShares' | 'decideQuota' }>,
  ) {}
}

/** The quota, for whoever answers for its unit; for others there is none. */
async function ownQuota(runtime: OrganizationRuntime, context: CommandContext, quota: string): Promise<SharedOut> {
  const state = await runtime.state(developmentQuota, context.tenant, quota);
  if (!state || state.is === 'unknown' || !(await Reach.of(runtime, context)).covers('developmentQuota', state.unit))
    return notFound(QUOTA);
  return state;
}

@CommandHandler(ProposeQuota)
export class ProposeQuotaHandler implements ICommandHandler<ProposeQuota> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, of, places, weights }: ProposeQuota): Promise<Handled> {
    const { unit, year } = 'quota' in of ? await ownQuota(this.runtime, context, of.quota) : of;
    await requireUnit(this.runtime, context.tenant, unit, KINDS);
    (await Reach.of(this.runtime, context)).require('developmentQuota', unit);
    const around = await this.around(context, unit, year);
    const command: DevelopmentQuotaCommand =
      'quota' in of
        ? { kind: 'proposeAgain', places, weights, around }
        : { kind: 'setQuota', unit, year, places, weights, around };
    return this.runtime.handle(developmentQuota, developmentQuotaId(unit, year), command, context);
  }

  /** Members are counted as they are now. */
  private async around(context: CommandContext, unit: string, year: string): Promise<AroundQuota> {
    const today = todayOf(context);
    const reader = await this.runtime.lookup(context);
    const chart = await UnitDirectory.of(reader, units);
    const found = [...chart.entries()].filter(
      ([id, team]) => team.kind === 'team' && existsOn(team, today) && chart.under(id, unit),
    );
    const ids = found.map(([id]) => id);
    const counts = new Map((await reader.merged(headcount, ids)).map(({ key, document }) => [key, document.members]));
    const teams = found.map(([team, { code }]) => ({ team, code, members: counts.get(team) ?? 0 }));
    const ofYear = await reader.find(developmentQuotas, { filter: { year } });
    const other = ofYear.find(
      ({ document }) =>
        document.unit !== unit && (chart.under(document.unit, unit) || chart.under(unit, document.unit)),
    );
    return { today, teams, overlapping: other && chart.name(other.document.unit) };
  }
}

@CommandHandler(ChangeQuota)
export class ChangeQuotaHandler implements ICommandHandler<ChangeQuota> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, quota, command }: ChangeQuota): Promise<Handled> {
    await ownQuota(this.runtime, context, quota);
    return this.runtime.handle(developmentQuota, quota, command, context);
  }
}
