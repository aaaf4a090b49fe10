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
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { PostBoard } from '../posts/post-board.handlers.js';
import {
  type CommitteeFigure,
  type CrossAppointed,
  type HeldPost,
  committeeFigure,
  crossAppointedOf,
} from './cross-appointments.js';

const UNIT = { optional: true, description: 'only posts of this unit or Party organisation and below it' };

class CrossFilter extends ListFilter {
  @IdField(UNIT) unit?: string;
  @OnField() on?: string;
  @ChoiceField(['committeeAndTeam'], { optional: true, description: 'only branch-committee members who lead a team' })
  which?: 'committeeAndTeam';
}
class BranchFilter extends ListFilter {
  @IdField({ optional: true, description: 'only branches under this Party organisation' }) unit?: string;
  @OnField() on?: string;
}
class FigureFilter extends ViewFilter {
  @IdField({ optional: true, description: 'only branches under this Party organisation' }) unit?: string;
  @OnField() on?: string;
}

const COLUMNS: Column[] = [
  { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
  { field: 'partyPosts', label: { zh: '党内职务', en: 'Party posts' } },
  { field: 'administrativePosts', label: { zh: '行政职务', en: 'Administrative posts' } },
  { field: 'committeeAndTeam', label: { zh: '支委兼班组长', en: 'Committee member and team leader' } },
];
const BRANCH_COLUMNS: Column[] = [
  { field: 'name', label: { zh: '党支部', en: 'Branch' } },
  { field: 'unitPath', label: { zh: '上级党组织', en: 'Belongs to' } },
  { field: 'committee', label: { zh: '支委人数', en: 'Committee members' } },
  { field: 'teamLeaders', label: { zh: '其中班组长', en: 'Of them team leaders' } },
  { field: 'percent', label: { zh: '占比 %', en: 'Share %' } },
];

interface CrossRow {
  id: string;
  name?: string | null;
  partyPosts: string;
  administrativePosts: string;
  committeeAndTeam: boolean;
}
interface BranchRow extends CommitteeFigure {
  id: string;
  name: string;
  unitPath: string;
}

export class CrossAppointmentsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly day: string,
    readonly unit?: string,
  ) {}
}

/** Posts of a day and the branches under a unit: what every question about cross-appointments begins with. */
export class CrossBoard {
  constructor(
    readonly board: PostBoard,
    readonly held: readonly HeldPost[],
    readonly branches: readonly { id: string; name: string; unitPath: string }[],
  ) {}

  get branchIds(): Set<string> {
    return new Set(this.branches.map(({ id }) => id));
  }
}

@QueryHandler(CrossAppointmentsQuery)
export class CrossAppointmentsQueryHandler implements IQueryHandler<CrossAppointmentsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, day, unit }: CrossAppointmentsQuery): Promise<CrossBoard> {
    const board = await PostBoard.of(await this.runtime.view(view), view, day);
    const { chart } = board;
    if (unit) chart.require(unit);
    const branches = [...chart.entries()].flatMap(([id, { kind, name, parent, on, dissolvedOn }]) =>
      kind === 'branch' && on <= day && !(dissolvedOn && dissolvedOn <= day)
        ? { id, name, unitPath: chart.path(parent) }
        : [],
    );
    return new CrossBoard(board, board.held(), branches);
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/cross-appointments')
export class CrossAppointmentsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '交叉任职人员 People who hold a Party post and an administrative one', ['read', 'post'])
  async people(@View() view: Viewpoint, @Query() { unit, on, which }: CrossFilter): Promise<Listing<CrossRow>> {
    const cross = await this.cross(view, unit, on);
    const found = crossAppointedOf(cross.held, cross.branchIds)
      .filter(({ committeeAndTeam }) => !which || committeeAndTeam)
      .filter((one) => !unit || postsOf(one).some((post) => cross.board.chart.under(post.unit, unit)))
      .filter((one) => postsOf(one).some((post) => cross.board.may(post.unit, one.person)));
    const rows = await Promise.all(found.map((one) => crossRow(cross.board, one)));
    return new Listing({ zh: '交叉任职', en: 'Cross-appointments' }, rows, COLUMNS, 'partyPosts');
  }

  @Lists('branches', '各党支部支委兼任班组长情况 Committee members who lead teams, by branch', ['read', 'coverage'])
  async branches(@View() view: Viewpoint, @Query() { unit, on }: BranchFilter): Promise<Listing<BranchRow>> {
    const cross = await this.cross(view, unit, on);
    const rows = under(cross, unit).map(({ id, ...branch }) => ({
      id,
      ...branch,
      ...committeeFigure(cross.held, new Set([id])),
    }));
    return new Listing(
      { zh: '支委兼班组长', en: 'Committee and teams' },
      rows.filter(({ committee }) => committee > 0),
      BRANCH_COLUMNS,
      'name',
    );
  }

  @Reads('figure', '支委兼任班组长的比例 Share of committee members who lead a team', ['read', 'coverage'])
  async figure(
    @View() view: Viewpoint,
    @Query() { unit, on }: FigureFilter,
  ): Promise<CommitteeFigure & { on: string }> {
    const cross = await this.cross(view, unit, on);
    const branches = new Set(under(cross, unit).map(({ id }) => id));
    return { on: cross.board.day, ...committeeFigure(cross.held, branches) };
  }

  private cross(view: Viewpoint, unit: string | undefined, day = view.today): Promise<CrossBoard> {
    return this.queries.execute<CrossAppointmentsQuery, CrossBoard>(new CrossAppointmentsQuery(view, day, unit));
  }
}

const postsOf = ({ party, administrative }: CrossAppointed): HeldPost[] => [...party, ...administrative];

const under = ({ branches, board }: CrossBoard, unit: string | undefined): CrossBoard['branches'] =>
  branches.filter(({ id }) => !unit || board.chart.under(id, unit));

async function crossRow(board: PostBoard, { person, party, administrative, committeeAndTeam }: CrossAppointed) {
  const words = (posts: readonly HeldPost[]): string => posts.map(({ post }) => board.words(post)).join('、');
  return {
    id: person,
    name: await nameOf(board.reader, person),
    partyPosts: words(party),
    administrativePosts: words(administrative),
    committeeAndTeam,
  };
}
