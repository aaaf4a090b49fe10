import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { SUBJECT_KINDS, type SubjectKind } from '@ronghe/contracts';
import { notFound } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  PERIOD,
  PatternField,
  Reads,
  Versioned,
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { subjectKindOf } from '../account/account.handlers.js';
import { ScoringRuntime } from '../scoring.runtime.js';
import { type Sees, type Standing, explanationOf, ledgerOf, standingsOf } from './standings.js';

const PeriodField = () =>
  PatternField(PERIOD, '应为考核期，如 2026-03、2026-Q1、2026', 'must be a period such as 2026-03, 2026-Q1 or 2026');

class StandingsFilter extends ListFilter {
  @PeriodField() period!: string;
  @ChoiceField(SUBJECT_KINDS) subjectKind!: SubjectKind;
  @IdField({ optional: true, description: 'only under this unit' }) unit?: string;
}
class ExplanationFilter extends ViewFilter {
  @PeriodField() period!: string;
}
class YearFilter extends ViewFilter {
  @PatternField(/^\d{4}$/, '应为年份', 'must be a year', { optional: true }) year?: string;
}

const COLUMNS: Column[] = [
  { field: 'rank', label: { zh: '名次', en: 'Rank' } },
  { field: 'name', label: { zh: '名称', en: 'Name' }, sealed: true },
  { field: 'unitName', label: { zh: '所属单位', en: 'Unit' } },
  { field: 'base', label: { zh: '基础分', en: 'Base' } },
  { field: 'vanguard', label: { zh: '先锋分', en: 'Vanguard' } },
  { field: 'total', label: { zh: '总分', en: 'Total' } },
  { field: 'vetoed', label: { zh: '一票否决', en: 'Vetoed' } },
  { field: 'entries', label: { zh: '记录数', en: 'Entries' } },
];

export class StandingsQuery extends ListQuery<StandingsFilter> {}
export class ExplanationQuery {
  constructor(
    readonly view: Viewpoint,
    readonly subject: string,
    readonly period: string,
  ) {}
}
export class LedgerQuery {
  constructor(
    readonly view: Viewpoint,
    readonly subject: string,
    readonly year: string,
  ) {}
}

const sees =
  ({ rights }: Viewpoint): Sees =>
  async (subject, subjects) =>
    rights.everywhere('read', 'score') || rights.may('read', 'score', await subjects.row(subject));

@QueryHandler(StandingsQuery)
export class StandingsQueryHandler implements IQueryHandler<StandingsQuery> {
  constructor(private readonly runtime: ScoringRuntime) {}

  async execute({ view, filter: { period, subjectKind, unit } }: StandingsQuery): Promise<Listing<Standing>> {
    const rows = await standingsOf(await this.runtime.view(view), subjectKind, period, sees(view), unit);
    return new Listing({ zh: `积分排名 ${period}`, en: `Standings ${period}` }, rows, COLUMNS, 'rank');
  }
}

@QueryHandler(ExplanationQuery)
export class ExplanationQueryHandler implements IQueryHandler<ExplanationQuery> {
  constructor(private readonly runtime: ScoringRuntime) {}

  async execute({ view, subject, period }: ExplanationQuery): Promise<object> {
    const kind = subjectKindOf(subject) ?? notFound({ zh: '积分账户', en: 'account' });
    return explanationOf(await this.runtime.view(view), subject, kind, period, sees(view));
  }
}

@QueryHandler(LedgerQuery)
export class LedgerQueryHandler implements IQueryHandler<LedgerQuery> {
  constructor(private readonly runtime: ScoringRuntime) {}

  async execute({ view, subject, year }: LedgerQuery): Promise<Versioned<object>> {
    const ledger = await ledgerOf(await this.runtime.view(view), subject, year, sees(view));
    return new Versioned(ledger, ledger.version);
  }
}

@ApiTags('scoring')
@Controller('api/scoring/v1')
export class StandingsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('standings', '积分排名 Standings', ['read', 'score'])
  standings(@View() view: Viewpoint, @Query() filter: StandingsFilter): Promise<Listing<Standing>> {
    return this.queries.execute(new StandingsQuery(view, filter));
  }

  @Reads('accounts/:subject', '积分台账 A subject’s ledger of a year', ['read', 'score'])
  ledger(
    @View() view: Viewpoint,
    @Param('subject') subject: string,
    @Query() { year }: YearFilter,
  ): Promise<Versioned<object>> {
    return this.queries.execute(new LedgerQuery(view, subject, year ?? view.today.slice(0, 4)));
  }

  @Reads('accounts/:subject/explanation', '这个分数怎么来的 How a score comes about', ['read', 'score'])
  explanation(
    @View() view: Viewpoint,
    @Param('subject') subject: string,
    @Query() { period }: ExplanationFilter,
  ): Promise<object> {
    return this.queries.execute(new ExplanationQuery(view, subject, period));
  }
}
