import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TEAM_CLASSES, type TeamClass } from '@ronghe/contracts';
import { type ModelReader, notFound } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  ListFilter,
  Listing,
  Lists,
  OneQuery,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { STAGE_NAMES } from '../people/people-words.js';
import { type DevelopmentQuotaDocument, type QuotaShare, developmentQuotas } from './development-quotas.js';
import { type DevelopmentUse, developmentUses } from './development-uses.js';
import { UsedPlaces } from './used-places.js';

const QUOTA = { zh: '发展党员名额', en: 'development quota' };
const NAME: Column = { field: 'name', label: { zh: '班组', en: 'Team' } };

const TEAM_COLUMNS: Column[] = [
  { field: 'code', label: { zh: '编码', en: 'Code' } },
  NAME,
  { field: 'unitPath', label: { zh: '所属单位', en: 'Belongs to' } },
  {
    field: 'class',
    label: { zh: '类别', en: 'Class' },
    values: {
      blank: { zh: '党员空白班组', en: 'blank' },
      oneMember: { zh: '一名党员', en: 'one member' },
      others: { zh: '其他', en: 'other' },
    },
  },
  { field: 'members', label: { zh: '提出时党员数', en: 'Members when proposed' } },
  { field: 'share', label: { zh: '应得份额', en: 'Share' } },
  { field: 'proposed', label: { zh: '方案', en: 'Proposed' } },
  {
    field: 'because',
    label: { zh: '依据', en: 'Because' },
    values: {
      share: { zh: '按份额', en: 'its share' },
      remainder: { zh: '份额余数进一', en: 'one more for its remainder' },
      minimum: { zh: '空白班组至少一个', en: 'at least one for a blank team' },
      none: { zh: '份额不足', en: 'share too small' },
    },
  },
  { field: 'granted', label: { zh: '名额', en: 'Places' } },
  { field: 'reason', label: { zh: '调整原因', en: 'Reason of the change' } },
  { field: 'used', label: { zh: '已用', en: 'Used' } },
  { field: 'left', label: { zh: '剩余', en: 'Left' } },
];
const USE_COLUMNS: Column[] = [
  { field: 'personName', label: { zh: '姓名', en: 'Person' }, sealed: true },
  NAME,
  { field: 'stage', label: { zh: '阶段', en: 'Stage' }, values: STAGE_NAMES },
  { field: 'on', label: { zh: '日期', en: 'Day' } },
];

class QuotaTeamFilter extends ListFilter {
  @ChoiceField(TEAM_CLASSES, { optional: true }) class?: TeamClass;
}

interface QuotaTeamRow extends Omit<QuotaShare, 'team'> {
  /** The team. */
  id: string;
  name: string;
  unitPath: string;
  used: number;
  /** Below zero when more were used than granted. */
  left: number;
}
interface UseRow extends DevelopmentUse {
  id: string;
  /** Null for somebody who was forgotten. */
  personName?: string | null;
  name: string;
}

export class QuotaTeamsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly id: string,
    readonly its?: TeamClass,
  ) {}
}
export class QuotaUsesQuery extends OneQuery {}

/** @throws Refusal not-found */
export const quotaOf = async (reader: ModelReader, id: string): Promise<DevelopmentQuotaDocument> =>
  (await reader.get(developmentQuotas, id)) ?? notFound(QUOTA);

@QueryHandler(QuotaTeamsQuery)
export class QuotaTeamsQueryHandler implements IQueryHandler<QuotaTeamsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id, its }: QuotaTeamsQuery): Promise<Listing<QuotaTeamRow>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const { teams, year } = await quotaOf(reader, id);
    const used = await UsedPlaces.of(reader, year);
    const rows = teams
      .filter((row) => !its || row.class === its)
      .map(({ team, ...share }): QuotaTeamRow => ({
        id: team,
        ...share,
        name: chart.name(team),
        unitPath: chart.path(chart.get(team)?.parent),
        used: used.of(team),
        left: share.granted - used.of(team),
      }));
    return new Listing({ zh: '班组名额', en: 'Places of teams' }, rows, TEAM_COLUMNS, 'code');
  }
}

@QueryHandler(QuotaUsesQuery)
export class QuotaUsesQueryHandler implements IQueryHandler<QuotaUsesQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  /** The count is for everybody, who they are for those who may know of them. */
  async execute({ view, id }: QuotaUsesQuery): Promise<Listing<UseRow>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const { teams, year } = await quotaOf(reader, id);
    const ours = new Set(teams.map(({ team }) => team));
    const found = (await reader.find(developmentUses, { filter: { year } })).filter(
      ({ document: { team, person } }) =>
        ours.has(team) && view.rights.may('read', 'person', { person, within: chart.within(team) }),
    );
    const rows = await Promise.all(
      found.map(async ({ key, document }): Promise<UseRow> => ({
        id: key,
        ...document,
        personName: await nameOf(reader, document.person),
        name: chart.name(document.team),
      })),
    );
    return new Listing({ zh: '名额使用', en: 'Places used' }, rows, USE_COLUMNS, 'on');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/development-quotas/:id')
export class QuotaTeamsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('teams', '各班组名额、方案依据和已用 Places of the teams, why, and how many are used', [
    'read',
    'developmentQuota',
  ])
  teams(
    @View() view: Viewpoint,
    @Param('id') id: string,
    @Query() filter: QuotaTeamFilter,
  ): Promise<Listing<QuotaTeamRow>> {
    return this.queries.execute(new QuotaTeamsQuery(view, id, filter.class));
  }

  @Lists('uses', '名额由谁使用 Who took the places', ['read', 'person'])
  uses(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ListFilter): Promise<Listing<UseRow>> {
    return this.queries.execute(new QuotaUsesQuery(view, id));
  }
}
