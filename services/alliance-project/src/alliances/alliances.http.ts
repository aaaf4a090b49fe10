import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ALLIANCE_MODES, type AllianceMode } from '@ronghe/contracts';
import {
  ChoiceField,
  type Column,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  OneQuery,
  Reads,
  UnitDirectory,
  Versioned,
  View,
  ViewFilter,
  type Viewpoint,
  asked,
} from '@ronghe/service-kit';
import { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { knownUnitsHere } from '../known-units.js';
import { problems } from '../problems/problems.js';
import { alliances } from './alliances.js';
import { boardOf, countProblems, problemView } from './board.js';

class AllianceFilter extends ListFilter {
  @ChoiceField(ALLIANCE_MODES, { optional: true }) mode?: AllianceMode;
}
class ProblemFilter extends ListFilter {
  @IdField({ optional: true }) alliance?: string;
  @ChoiceField(['raised', 'claimed', 'closed'], { optional: true }) state?: 'raised' | 'claimed' | 'closed';
}

const ALLIANCE_COLUMNS: Column[] = [
  { field: 'name', label: { zh: '名称', en: 'Name' } },
  {
    field: 'mode',
    label: { zh: '形式', en: 'Mode' },
    values: {
      alliance: { zh: '党建联盟', en: 'alliance' },
      pair: { zh: '结对共建', en: 'pair' },
      coBuilding: { zh: '党建共建', en: 'co-building' },
      helpingPair: { zh: '结对帮扶', en: 'helping pair' },
    },
  },
  { field: 'goal', label: { zh: '目标', en: 'Goal' } },
  { field: 'on', label: { zh: '成立日期', en: 'Since' } },
  { field: 'partyCount', label: { zh: '成员单位数', en: 'Parties' } },
  { field: 'taskForces', label: { zh: '突击队', en: 'Task forces' } },
  { field: 'raised', label: { zh: '提出难题', en: 'Raised' } },
  { field: 'claimed', label: { zh: '认领', en: 'Claimed' } },
  { field: 'closed', label: { zh: '销号', en: 'Closed' } },
];
const PROBLEM_COLUMNS: Column[] = [
  { field: 'title', label: { zh: '难题', en: 'Problem' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: {
      raised: { zh: '待认领', en: 'raised' },
      claimed: { zh: '已认领', en: 'claimed' },
      closed: { zh: '已销号', en: 'closed' },
    },
  },
  { field: 'severity', label: { zh: '程度', en: 'Severity' } },
  { field: 'raisedByName', label: { zh: '提出单位', en: 'Raised by' } },
  { field: 'raisedOn', label: { zh: '提出日期', en: 'Raised on' } },
  { field: 'claimedByName', label: { zh: '认领单位', en: 'Claimed by' } },
  { field: 'claimedOn', label: { zh: '认领日期', en: 'Claimed on' } },
  { field: 'dueOn', label: { zh: '承诺完成', en: 'Due on' } },
  { field: 'closedOn', label: { zh: '销号日期', en: 'Closed on' } },
  { field: 'evidence', label: { zh: '佐证', en: 'Evidence' } },
];

export class AlliancesQuery extends ListQuery<AllianceFilter> {}
export class BoardQuery extends OneQuery {}
export class ProblemsQuery extends ListQuery<ProblemFilter> {}

@QueryHandler(AlliancesQuery)
export class AlliancesQueryHandler implements IQueryHandler<AlliancesQuery> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ view, filter: { mode } }: AlliancesQuery): Promise<Listing<{ id: string }>> {
    const reader = await this.runtime.view(view);
    const found = await reader.find(alliances, { filter: mode && { mode } });
    const rows = await Promise.all(
      found.map(async ({ key, document: { name, mode, goal, on, parties, taskForces } }) => {
        const own = await reader.find(problems, { filter: { alliance: key } });
        const counts = countProblems(own.map((p) => p.document));
        return {
          id: key,
          name,
          mode,
          goal,
          on,
          parties,
          partyCount: parties.length,
          taskForces: taskForces.length,
          problems: counts,
          ...counts,
        };
      }),
    );
    return new Listing({ zh: '党建联盟', en: 'Alliances' }, rows, ALLIANCE_COLUMNS, '-on');
  }
}

@QueryHandler(BoardQuery)
export class BoardQueryHandler implements IQueryHandler<BoardQuery> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ view, id }: BoardQuery): ReturnType<typeof boardOf> {
    return boardOf(await this.runtime.view(view), id);
  }
}

@QueryHandler(ProblemsQuery)
export class ProblemsQueryHandler implements IQueryHandler<ProblemsQuery> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ view, filter: { alliance, state } }: ProblemsQuery): Promise<Listing<{ id: string }>> {
    const reader = await this.runtime.view(view);
    const units = await UnitDirectory.of(reader, knownUnitsHere);
    const found = await reader.find(problems, { filter: asked({ alliance, state }) });
    const rows = found.map(({ key, document }) => problemView(key, document, units));
    return new Listing({ zh: '难题清单', en: 'Problems' }, rows, PROBLEM_COLUMNS, '-raisedOn');
  }
}

@ApiTags('alliance-project')
@Controller('api/alliance-project/v1')
export class AlliancesController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('alliances', '联盟列表 List alliances', ['read', 'alliance'])
  list(@View() view: Viewpoint, @Query() filter: AllianceFilter): Promise<Listing<{ id: string }>> {
    return this.queries.execute(new AlliancesQuery(view, filter));
  }

  @Reads('alliances/:id/board', '联盟看板 The board of an alliance', ['read', 'alliance'])
  async board(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<object>> {
    const board = await this.queries.execute<BoardQuery, Awaited<ReturnType<typeof boardOf>>>(new BoardQuery(view, id));
    return new Versioned(board, board.alliance.version);
  }

  @Lists('problems', '难题清单 List problems', ['read', 'problem'])
  problems(@View() view: Viewpoint, @Query() filter: ProblemFilter): Promise<Listing<{ id: string }>> {
    return this.queries.execute(new ProblemsQuery(view, filter));
  }
}
