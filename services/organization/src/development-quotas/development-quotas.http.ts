import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type QuotaWeights, TEAM_CLASSES, type TeamClass } from '@ronghe/contracts';
import {
  ChoiceField,
  type Column,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  OneQuery,
  PatternField,
  Reads,
  UnitDirectory,
  Versioned,
  View,
  ViewFilter,
  type Viewpoint,
  asked,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type DevelopmentQuotaDocument, developmentQuotas } from './development-quotas.js';
import { quotaOf } from './quota-teams.http.js';
import { UsedPlaces } from './used-places.js';

const STATES = ['proposed', 'decided'] as const;
/** Before anybody has set any: a blank team counts most. */
const FIRST_WEIGHTS: QuotaWeights = { blank: 3, oneMember: 2, others: 1 };

class QuotaFilter extends ListFilter {
  @IdField({ optional: true, description: 'only quotas of this unit or below it' }) unit?: string;
  @PatternField(/^20\d{2}$/, '应为年度，如 2026', 'must be a year such as 2026', { optional: true }) year?: string;
  @ChoiceField(STATES, { optional: true }) state?: (typeof STATES)[number];
}
const COLUMNS: Column[] = [
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'year', label: { zh: '年度', en: 'Year' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: { proposed: { zh: '待审定', en: 'proposed' }, decided: { zh: '已审定', en: 'decided' } },
  },
  { field: 'places', label: { zh: '名额', en: 'Places' } },
  { field: 'teams', label: { zh: '班组数', en: 'Teams' } },
  { field: 'blankTeams', label: { zh: '党员空白班组', en: 'Blank teams' } },
  { field: 'used', label: { zh: '已用', en: 'Used' } },
  { field: 'exceeded', label: { zh: '超额班组', en: 'Teams over their places' } },
  { field: 'proposedOn', label: { zh: '提出日期', en: 'Proposed on' } },
  { field: 'decidedOn', label: { zh: '审定日期', en: 'Decided on' } },
];

export interface QuotaRow extends Omit<DevelopmentQuotaDocument, 'teams' | 'events' | 'setAt'> {
  id: string;
  unitName: string;
  /** The unit and all above it. */
  within: readonly string[];
  teams: number;
  blankTeams: number;
  used: number;
  exceeded: number;
}
interface ClassSum {
  class: TeamClass;
  weight: number;
  teams: number;
  proposed: number;
  granted: number;
  used: number;
}
type QuotaView = QuotaRow & { classes: ClassSum[] };

export class DevelopmentQuotasQuery extends ListQuery<QuotaFilter> {}
export class DevelopmentQuotaQuery extends OneQuery {}
export class LastWeightsQuery {
  constructor(readonly view: Viewpoint) {}
}

const rowOf = (id: string, quota: DevelopmentQuotaDocument, chart: UnitDirectory, used: UsedPlaces): QuotaRow => {
  const { teams, events: _, setAt: __, ...shown } = quota;
  return {
    id,
    ...shown,
    unitName: chart.name(quota.unit),
    within: chart.within(quota.unit),
    teams: teams.length,
    blankTeams: teams.filter((team) => team.class === 'blank').length,
    used: teams.reduce((sum, { team }) => sum + used.of(team), 0),
    exceeded: teams.filter(({ team, granted }) => used.of(team) > granted).length,
  };
};

@QueryHandler(DevelopmentQuotasQuery)
export class DevelopmentQuotasQueryHandler implements IQueryHandler<DevelopmentQuotasQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { unit, year, state } }: DevelopmentQuotasQuery): Promise<Listing<QuotaRow>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const found = (await reader.find(developmentQuotas, { filter: asked({ year, state }) })).filter(
      ({ document }) => !unit || chart.under(document.unit, unit),
    );
    const rows = await Promise.all(
      found.map(async ({ key, document }) => rowOf(key, document, chart, await UsedPlaces.of(reader, document.year))),
    );
    return new Listing({ zh: '发展党员名额', en: 'Development quotas' }, rows, COLUMNS, '-year');
  }
}

@QueryHandler(DevelopmentQuotaQuery)
export class DevelopmentQuotaQueryHandler implements IQueryHandler<DevelopmentQuotaQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: DevelopmentQuotaQuery): Promise<Versioned<QuotaView>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const quota = await quotaOf(reader, id);
    const used = await UsedPlaces.of(reader, quota.year);
    const classes = TEAM_CLASSES.map((its): ClassSum => {
      const own = quota.teams.filter((team) => team.class === its);
      return {
        class: its,
        weight: quota.weights[its],
        teams: own.length,
        proposed: own.reduce((sum, { proposed }) => sum + proposed, 0),
        granted: own.reduce((sum, { granted }) => sum + granted, 0),
        used: own.reduce((sum, { team }) => sum + used.of(team), 0),
      };
    });
    return new Versioned({ ...rowOf(id, quota, chart, used), classes }, quota.events);
  }
}

@QueryHandler(LastWeightsQuery)
export class LastWeightsQueryHandler implements IQueryHandler<LastWeightsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view }: LastWeightsQuery): Promise<QuotaWeights> {
    const all = await (await this.runtime.view(view)).find(developmentQuotas);
    const last = all.toSorted((a, b) => (a.document.setAt < b.document.setAt ? -1 : 1)).at(-1);
    return last?.document.weights ?? FIRST_WEIGHTS;
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/development-quotas')
export class DevelopmentQuotasController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '发展党员名额列表 List development quotas', ['read', 'developmentQuota'])
  list(@View() view: Viewpoint, @Query() filter: QuotaFilter): Promise<Listing<QuotaRow>> {
    return this.queries.execute(new DevelopmentQuotasQuery(view, filter));
  }

  @Reads('weights', '最近使用的权重 The weights that were used last', ['read', 'developmentQuota'])
  weights(@View() view: Viewpoint, @Query() _: ViewFilter): Promise<QuotaWeights> {
    return this.queries.execute(new LastWeightsQuery(view));
  }

  @Reads(':id', '发展党员名额 A development quota', ['read', 'developmentQuota'])
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<QuotaView>> {
    return this.queries.execute(new DevelopmentQuotaQuery(view, id));
  }
}
