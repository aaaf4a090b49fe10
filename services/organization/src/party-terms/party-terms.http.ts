import { Controller, Param, Query } from '@nestjs/common';
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
import { KIND_NAMES } from '../chart/containment.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { TERM_KINDS, type TermKind, type TermState } from '../party-organization/terms.js';
import { partyTerms } from './party-terms.js';
import { type ElectionRow, type TermFigures, type TermRow, electionRows, termFigures, termRows } from './term-rows.js';

const STATES = ['inTerm', 'dueSoon', 'overdue', 'none'] as const satisfies readonly TermState[];
const UNIT = { optional: true, description: 'this Party organisation and all below it' };

class FiguresFilter extends ViewFilter {
  @IdField(UNIT) unit?: string;
  @OnField() on?: string;
}
class TermFilter extends ListFilter {
  @IdField(UNIT) unit?: string;
  @OnField() on?: string;
  @ChoiceField(TERM_KINDS, { optional: true }) kind?: TermKind;
  @ChoiceField(STATES, { optional: true, description: 'dueSoon: within six months' }) state?: TermState;
  @TextField(60, { optional: true, description: 'part of the name' }) q?: string;
  @IdField({ optional: true, description: 'this one alone' }) organization?: string;
}

const TERM: Column[] = [
  { field: 'electedOn', label: { zh: '选举日期', en: 'Elected on' } },
  { field: 'from', label: { zh: '任期起始', en: 'Term from' } },
  { field: 'until', label: { zh: '任期届满', en: 'Term until' } },
  { field: 'postponedFrom', label: { zh: '延期前届满', en: 'Until, before it was put off' } },
  { field: 'entitled', label: { zh: '应到人数', en: 'Entitled' } },
  { field: 'present', label: { zh: '实到人数', en: 'Present' } },
];
const COLUMNS: Column[] = [
  { field: 'unitPath', label: { zh: '上级党组织', en: 'Belongs to' } },
  { field: 'name', label: { zh: '党组织', en: 'Party organisation' } },
  {
    field: 'kind',
    label: { zh: '类别', en: 'Kind' },
    values: Object.fromEntries(TERM_KINDS.map((kind) => [kind, KIND_NAMES[kind]])),
  },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: {
      inTerm: { zh: '任期内', en: 'in term' },
      dueSoon: { zh: '即将届满', en: 'due soon' },
      overdue: { zh: '逾期未换届', en: 'overdue' },
      none: { zh: '未登记', en: 'never recorded' },
    },
  },
  ...TERM,
];
const ELECTION_COLUMNS: Column[] = [
  ...TERM,
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: {
      current: { zh: '现任', en: 'counts now' },
      past: { zh: '往届', en: 'past' },
      withdrawn: { zh: '已撤回', en: 'withdrawn' },
    },
  },
  { field: 'postponedBecause', label: { zh: '延期原因', en: 'Why put off' } },
  { field: 'approvedBy', label: { zh: '上级批复', en: 'Approved by' } },
  { field: 'reason', label: { zh: '撤回原因', en: 'Why withdrawn' } },
];

export class TermsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly day: string,
    readonly root?: string,
  ) {}
}
export class ElectionsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly unit: string,
  ) {}
}

/** The list and its figures begin with the same rows. */
@QueryHandler(TermsQuery)
export class TermsQueryHandler implements IQueryHandler<TermsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, day, root }: TermsQuery): Promise<TermRow[]> {
    const { reader, chart } = await this.runtime.chartView(view, root);
    const known = await reader.find(partyTerms);
    return termRows(chart, new Map(known.map(({ key, document }) => [key, document.terms])), day, root);
  }
}

@QueryHandler(ElectionsQuery)
export class ElectionsQueryHandler implements IQueryHandler<ElectionsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, unit }: ElectionsQuery): Promise<Listing<ElectionRow>> {
    const { reader } = await this.runtime.chartView(view, unit);
    const rows = electionRows((await reader.get(partyTerms, unit))?.terms ?? []);
    return new Listing({ zh: '历次换届', en: 'Elections' }, rows, ELECTION_COLUMNS, '-electedOn');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1')
export class PartyTermsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('terms', '换届台账 Terms of Party organisations', ['read', 'term'])
  async list(@View() view: Viewpoint, @Query() filter: TermFilter): Promise<Listing<TermRow>> {
    const { kind, state, q, organization } = filter;
    const rows = (await this.rows(view, filter))
      .filter((row) => (!kind || row.kind === kind) && (!state || row.state === state))
      .filter(({ id, name }) => (!q || name.includes(q)) && (!organization || id === organization));
    return new Listing({ zh: '换届台账', en: 'Terms of office' }, rows, COLUMNS, 'until');
  }

  @Reads('terms/figures', '换届概况 Terms in figures', ['read', 'term'])
  async figures(@View() view: Viewpoint, @Query() filter: FiguresFilter): Promise<TermFigures> {
    return termFigures(await this.rows(view, filter), filter.on ?? view.today);
  }

  @Lists('party-organizations/:unit/elections', '历次换届 Elections of a Party organisation', ['read', 'term'])
  elections(
    @View() view: Viewpoint,
    @Param('unit') unit: string,
    @Query() _: ListFilter,
  ): Promise<Listing<ElectionRow>> {
    return this.queries.execute(new ElectionsQuery(view, unit));
  }

  private rows(view: Viewpoint, { on = view.today, unit }: FiguresFilter): Promise<TermRow[]> {
    return this.queries.execute(new TermsQuery(view, on, unit));
  }
}
