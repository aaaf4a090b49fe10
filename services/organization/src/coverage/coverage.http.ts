import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { invalidField, notFound } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  DateField,
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
import { OrganizationRuntime } from '../organization.runtime.js';
import type { Link } from '../team-coverage/team-coverage.js';
import { CoverageBoard, type CoverageFigure, type Reason, existsOn } from './coverage-figures.js';

const REASONS: Record<Reason, { zh: string; en: string }> = {
  noLink: { zh: '从未建立党小组覆盖', en: 'never linked to a Party group' },
  linkEnded: { zh: '覆盖关系已结束', en: 'the link has ended' },
  groupDissolved: { zh: '党小组已撤销', en: 'the Party group was dissolved' },
  noMember: { zh: '班组没有党员', en: 'the team has no Party member' },
};

class CoverageFilter extends ListFilter {
  @IdField({ optional: true, description: 'only teams under this unit' }) unit?: string;
  @OnField() on?: string;
}
class CurveFilter extends ViewFilter {
  @IdField({ optional: true }) unit?: string;
  @DateField() from!: string;
  @DateField() to!: string;
}
class TeamFilter extends CoverageFilter {
  @ChoiceField(['linked', 'unlinked', 'blank'], { optional: true }) state?: 'linked' | 'unlinked' | 'blank';
  @TextField(60, { optional: true }) q?: string;
}

export interface TeamRow {
  id: string;
  name: string;
  unitPath: string;
  links: { partyGroup: string; name: string; from: string }[];
  groupName?: string;
  members: number;
  people: number;
  state: 'linked' | 'unlinked';
  blank: boolean;
  reason?: Reason;
}

const TEAM_COLUMNS: Column[] = [
  { field: 'name', label: { zh: '班组', en: 'Team' } },
  { field: 'unitPath', label: { zh: '所属单位', en: 'Belongs to' } },
  { field: 'groupName', label: { zh: '党小组', en: 'Party group' } },
  { field: 'members', label: { zh: '党员数', en: 'Members' } },
  { field: 'people', label: { zh: '人数', en: 'People' } },
  {
    field: 'state',
    label: { zh: '覆盖', en: 'Coverage' },
    values: { linked: { zh: '已覆盖', en: 'linked' }, unlinked: { zh: '未覆盖', en: 'not linked' } },
  },
  { field: 'blank', label: { zh: '党员空白班组', en: 'Blank team' } },
  { field: 'reason', label: { zh: '原因', en: 'Reason' }, values: REASONS },
];
const UNIT_COLUMNS: Column[] = [
  { field: 'name', label: { zh: '单位', en: 'Unit' } },
  { field: 'teams', label: { zh: '班组数', en: 'Teams' } },
  { field: 'linked', label: { zh: '已覆盖', en: 'Linked' } },
  { field: 'percent', label: { zh: '覆盖率 %', en: 'Coverage %' } },
];

export class CoverageQuery {
  constructor(
    readonly view: Viewpoint,
    readonly root?: string,
  ) {}
}

/** All coverage questions begin with the same board. */
@QueryHandler(CoverageQuery)
export class CoverageQueryHandler implements IQueryHandler<CoverageQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, root }: CoverageQuery): Promise<CoverageBoard> {
    const board = await CoverageBoard.of(await this.runtime.view(view), root);
    return !root || board.unit(root) ? board : notFound({ zh: '单位', en: 'unit' });
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/coverage')
export class CoverageController {
  constructor(private readonly queries: QueryBus) {}

  @Reads('', '两组融合覆盖率 Coverage figure', ['read', 'coverage'])
  async figure(
    @View() view: Viewpoint,
    @Query() { unit, on: day = view.today }: CoverageFilter,
  ): Promise<CoverageFigure & { blank: number }> {
    const board = await this.board(view, unit);
    const blank = board.teams.filter((t) => existsOn(t.unit, day) && t.headcount.members === 0).length;
    return { ...board.figure(day), blank };
  }

  @Reads('curve', '覆盖率曲线 Coverage over time', ['read', 'coverage'])
  async curve(
    @View() view: Viewpoint,
    @Query() { unit, from, to }: CurveFilter,
  ): Promise<{ points: CoverageFigure[] }> {
    if (to < from) invalidField('/to', 'range', { zh: '结束日期早于开始日期', en: 'The range ends before it begins' });
    return { points: (await this.board(view, unit)).curve(from, to) };
  }

  @Lists('units', '各单位覆盖率 Coverage by unit', ['read', 'coverage'])
  async units(
    @View() view: Viewpoint,
    @Query() { unit, on: day = view.today }: CoverageFilter,
  ): Promise<Listing<{ id: string; name: string } & CoverageFigure>> {
    const board = await this.board(view, unit);
    const rows = board
      .childrenOf(unit)
      .map(([id, u]) => {
        const teams = board.teams.filter((t) => board.under(t.id, id));
        return { id, name: u.name, ...board.figure(day, teams) };
      })
      // Offices and the like have no teams, so there is nothing to cover.
      .filter(({ teams }) => teams > 0);
    return new Listing({ zh: '各单位覆盖率', en: 'Coverage by unit' }, rows, UNIT_COLUMNS, 'name');
  }

  @Lists('teams', '班组覆盖清单 Teams and their coverage', ['read', 'coverage'])
  async teams(@View() view: Viewpoint, @Query() filter: TeamFilter): Promise<Listing<TeamRow>> {
    const board = await this.board(view, filter.unit);
    const day = filter.on ?? view.today;
    const rows = board.teams
      .filter((team) => existsOn(team.unit, day))
      .map((team) => teamRow(board, team, day))
      .filter((row) => !filter.state || row.state === filter.state || (filter.state === 'blank' && row.blank))
      .filter((row) => !filter.q || row.name.includes(filter.q));
    return new Listing({ zh: '班组覆盖清单', en: 'Team coverage' }, rows, TEAM_COLUMNS, 'name');
  }

  private board(view: Viewpoint, root: string | undefined): Promise<CoverageBoard> {
    return this.queries.execute<CoverageQuery, CoverageBoard>(new CoverageQuery(view, root));
  }
}

function teamRow(board: CoverageBoard, team: CoverageBoard['teams'][number], day: string): TeamRow {
  const link = board.linkOn(team, day);
  const nameOf = ({ partyGroup }: Link): string => board.unit(partyGroup)?.name ?? partyGroup;
  const groupName = link && nameOf(link);
  const shown = link ?? board.comingLink(team, day);
  const { members, people } = team.headcount;
  return {
    id: team.id,
    name: team.unit.name,
    unitPath: board.path(team.unit.parent),
    links: shown ? [{ partyGroup: shown.partyGroup, name: nameOf(shown), from: shown.from }] : [],
    groupName,
    members,
    people,
    state: link ? 'linked' : 'unlinked',
    blank: members === 0,
    reason: board.reason(team, day),
  };
}
