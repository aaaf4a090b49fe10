import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GROUP_RIGHTS, type GroupRight } from '@ronghe/contracts';
import {
  ChoiceField,
  type Column,
  DateField,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  UnitDirectory,
  View,
  type Viewpoint,
  asked,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { holdsOn } from '../party-organization/right-on-day.js';
import { yuanOf } from '../party-organization/yuan.js';
import { type GroupRightGrant, type RightUse, groupRights, rightUses } from './group-rights.js';
import { RIGHT_NAMES } from './right-names.js';

const STATES = ['coming', 'held', 'ended', 'withdrawn'] as const;
type State = (typeof STATES)[number];

class UseFilter extends ListFilter {
  @IdField({ optional: true, description: 'only groups under this Party organisation, or this group' }) unit?: string;
  @ChoiceField(GROUP_RIGHTS, { optional: true }) right?: GroupRight;
  @IdField({ optional: true, description: 'only uses of this grant' }) grant?: string;
}
class GrantFilter extends ListFilter {
  @IdField({ optional: true, description: 'only groups under this Party organisation, or this group' }) unit?: string;
  @ChoiceField(GROUP_RIGHTS, { optional: true }) right?: GroupRight;
  @ChoiceField(STATES, { optional: true }) state?: State;
  @DateField({ optional: true, description: 'business date of the state, default today' }) on?: string;
}

const RIGHT: Column = { field: 'right', label: { zh: '权利', en: 'Right' }, values: RIGHT_NAMES };
const GROUP: Column[] = [
  { field: 'branchName', label: { zh: '党支部', en: 'Branch' } },
  { field: 'groupName', label: { zh: '党小组', en: 'Party group' } },
];
const GRANT_COLUMNS: Column[] = [
  ...GROUP,
  RIGHT,
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: {
      coming: { zh: '未开始', en: 'not yet' },
      held: { zh: '有效', en: 'in force' },
      ended: { zh: '已到期', en: 'ended' },
      withdrawn: { zh: '已收回', en: 'withdrawn' },
    },
  },
  { field: 'from', label: { zh: '开始日期', en: 'From' } },
  { field: 'to', label: { zh: '最后一天', en: 'Last day' } },
  {
    field: 'limitPer',
    label: { zh: '上限周期', en: 'Limit per' },
    values: {
      month: { zh: '每月', en: 'month' },
      quarter: { zh: '每季度', en: 'quarter' },
      year: { zh: '每年', en: 'year' },
    },
  },
  { field: 'limitUses', label: { zh: '次数上限', en: 'Uses at most' } },
  { field: 'limitAmount', label: { zh: '金额上限（元）', en: 'Yuan at most' } },
  { field: 'uses', label: { zh: '已行使次数', en: 'Uses' } },
  { field: 'lastUsedOn', label: { zh: '最近行使', en: 'Last used' } },
  { field: 'withdrawnOn', label: { zh: '收回日期', en: 'Withdrawn' } },
  { field: 'reason', label: { zh: '收回原因', en: 'Reason' } },
];
const USE_COLUMNS: Column[] = [
  { field: 'on', label: { zh: '日期', en: 'Day' } },
  ...GROUP,
  RIGHT,
  { field: 'what', label: { zh: '内容', en: 'What' } },
  { field: 'amount', label: { zh: '金额（元）', en: 'Yuan' } },
];

interface OfGroup {
  id: string;
  groupName: string;
  branchName?: string;
  /** The group and all above it. */
  within: readonly string[];
}
type GrantRow = OfGroup &
  Omit<GroupRightGrant, 'limit'> & {
    state: State;
    limitPer?: string;
    limitUses?: number;
    limitAmount?: string;
  };
type UseRow = OfGroup & Omit<RightUse, 'fen'> & { amount?: string };

export class GroupRightsQuery extends ListQuery<GrantFilter> {}
export class RightUsesQuery extends ListQuery<UseFilter> {}

const groupNames = (chart: UnitDirectory, partyGroup: string): Omit<OfGroup, 'id'> => {
  const branch = chart.get(partyGroup)?.parent;
  return {
    groupName: chart.name(partyGroup),
    branchName: branch && chart.name(branch),
    within: chart.within(partyGroup),
  };
};

@QueryHandler(GroupRightsQuery)
export class GroupRightsQueryHandler implements IQueryHandler<GroupRightsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: GroupRightsQuery): Promise<Listing<GrantRow>> {
    const { unit, right, state, on: day = view.today } = filter;
    const { reader, chart } = await this.runtime.chartView(view, unit);
    const rows = (await reader.find(groupRights, { filter: right && { right } }))
      .filter(({ document }) => !unit || chart.under(document.partyGroup, unit))
      .map(({ key, document: { limit, ...grant } }): GrantRow => ({
        id: key,
        ...grant,
        ...groupNames(chart, grant.partyGroup),
        state: stateOn(grant, day),
        limitPer: limit?.per,
        limitUses: limit?.uses,
        limitAmount: limit?.fen === undefined ? undefined : yuanOf(limit.fen),
      }));
    const kept = state ? rows.filter((row) => row.state === state) : rows;
    return new Listing({ zh: '党小组权利', en: 'Rights of groups' }, kept, GRANT_COLUMNS, '-from');
  }
}

@QueryHandler(RightUsesQuery)
export class RightUsesQueryHandler implements IQueryHandler<RightUsesQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { unit, right, grant } }: RightUsesQuery): Promise<Listing<UseRow>> {
    const { reader, chart } = await this.runtime.chartView(view, unit);
    const rows = (await reader.find(rightUses, { filter: asked({ right, grant }) }))
      .filter(({ document }) => !unit || chart.under(document.partyGroup, unit))
      .map(({ key, document: { fen, ...use } }): UseRow => ({
        id: key,
        ...use,
        ...groupNames(chart, use.partyGroup),
        amount: fen === undefined ? undefined : yuanOf(fen),
      }));
    return new Listing({ zh: '权利行使记录', en: 'Uses of rights' }, rows, USE_COLUMNS, '-on');
  }
}

function stateOn(grant: Omit<GroupRightGrant, 'limit'>, day: string): State {
  if (holdsOn(grant, day)) return 'held';
  const { from, withdrawnOn } = grant;
  // Taken back before its first day, it never comes.
  if (withdrawnOn && (withdrawnOn <= day || withdrawnOn <= from)) return 'withdrawn';
  return day < from ? 'coming' : 'ended';
}

@ApiTags('organization')
@Controller('api/organization/v1/group-rights')
export class GroupRightsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '党小组的权利 Rights of groups', ['read', 'groupRight'])
  grants(@View() view: Viewpoint, @Query() filter: GrantFilter): Promise<Listing<GrantRow>> {
    return this.queries.execute(new GroupRightsQuery(view, filter));
  }

  @Lists('uses', '权利行使记录 Uses of rights', ['read', 'groupRight'])
  uses(@View() view: Viewpoint, @Query() filter: UseFilter): Promise<Listing<UseRow>> {
    return this.queries.execute(new RightUsesQuery(view, filter));
  }
}
