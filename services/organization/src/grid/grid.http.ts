import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  ChoiceField,
  type Column,
  IdField,
  ListFilter,
  Listing,
  Lists,
  OnField,
  Reads,
  TextField,
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { RIGHT_NAMES } from '../group-rights/right-names.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { Grid, type GridBranch, type GridFigures, type GridGroup } from './grid.js';

const UNIT = { optional: true, description: 'only what stands under this Party organisation' };

class FiguresFilter extends ViewFilter {
  @IdField(UNIT) unit?: string;
  @OnField() on?: string;
}
class GridFilter extends ListFilter {
  @IdField(UNIT) unit?: string;
  @OnField() on?: string;
}
class GroupFilter extends GridFilter {
  @ChoiceField(['declared', 'undeclared'], { optional: true }) state?: GridGroup['state'];
  @TextField(20, { optional: true }) groupType?: string;
  @TextField(60, { optional: true, description: 'part of the group’s name or brand' }) q?: string;
}

const GROUP_COLUMNS: Column[] = [
  { field: 'branchName', label: { zh: '党支部', en: 'Branch' } },
  { field: 'name', label: { zh: '党小组', en: 'Party group' } },
  {
    field: 'state',
    label: { zh: '申报', en: 'Declared' },
    values: { declared: { zh: '已申报', en: 'declared' }, undeclared: { zh: '未申报', en: 'not declared' } },
  },
  { field: 'groupType', label: { zh: '类型', en: 'Type' } },
  { field: 'brand', label: { zh: '品牌', en: 'Brand' } },
  { field: 'declaredOn', label: { zh: '申报日期', en: 'Declared on' } },
  { field: 'leaderName', label: { zh: '党小组长', en: 'Leader' }, sealed: true },
  { field: 'members', label: { zh: '党员数', en: 'Members' } },
  ...Object.entries(RIGHT_NAMES).map(([right, label]) => ({ field: right, label })),
];
const BRANCH_COLUMNS: Column[] = [
  { field: 'unitPath', label: { zh: '上级党组织', en: 'Belongs to' } },
  { field: 'name', label: { zh: '党支部', en: 'Branch' } },
  { field: 'groups', label: { zh: '党小组数', en: 'Groups' } },
  { field: 'declared', label: { zh: '已申报', en: 'Declared' } },
  { field: 'members', label: { zh: '党员数', en: 'Members' } },
];

export class GridQuery {
  constructor(
    readonly view: Viewpoint,
    readonly day: string,
    readonly root?: string,
  ) {}
}

/** All questions about the grid begin with the same grid. */
@QueryHandler(GridQuery)
export class GridQueryHandler implements IQueryHandler<GridQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, day, root }: GridQuery): Promise<Grid> {
    return Grid.of(await this.runtime.view(view), day, root);
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/grid')
export class GridController {
  constructor(private readonly queries: QueryBus) {}

  @Reads('', '三级网格概况 The grid in figures', ['read', 'partyGroup'])
  async figures(@View() view: Viewpoint, @Query() filter: FiguresFilter): Promise<GridFigures> {
    return (await this.grid(view, filter)).figures();
  }

  @Lists('branches', '网格中的党支部 Branches of the grid', ['read', 'partyGroup'])
  async branches(@View() view: Viewpoint, @Query() filter: GridFilter): Promise<Listing<GridBranch>> {
    const { branches } = await this.grid(view, filter);
    return new Listing({ zh: '三级网格-党支部', en: 'Grid: branches' }, branches, BRANCH_COLUMNS, 'name');
  }

  @Lists('groups', '网格中的党小组 Groups of the grid', ['read', 'partyGroup'])
  async groups(@View() view: Viewpoint, @Query() filter: GroupFilter): Promise<Listing<GridGroup>> {
    const { state, groupType, q } = filter;
    const rows = (await this.grid(view, filter)).groups
      .filter((row) => (!state || row.state === state) && (!groupType || row.groupType === groupType))
      .filter(({ name, brand }) => !q || name.includes(q) || brand?.includes(q))
      .map((row) => ({ ...asSeen(row, view), ...Object.fromEntries(row.rights.map((right) => [right, true])) }));
    return new Listing({ zh: '三级网格-党小组', en: 'Grid: groups' }, rows, GROUP_COLUMNS, 'branchName');
  }

  private grid(view: Viewpoint, { unit, on = view.today }: FiguresFilter): Promise<Grid> {
    return this.queries.execute<GridQuery, Grid>(new GridQuery(view, on, unit));
  }
}

/** Groups are for everybody; who leads one is for whoever may know of him. */
function asSeen({ leader, leaderName, ...group }: GridGroup, { rights }: Viewpoint): GridGroup {
  const visible = leader && rights.may('read', 'person', { person: leader, within: group.within });
  return visible ? { ...group, leader, leaderName } : group;
}
