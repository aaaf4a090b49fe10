import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type ModelReader, notFound } from '@ronghe/event-sourcing';
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
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { type LeaderSelectionDocument, leaderSelections } from './leader-selections.js';
import { STATE_NAMES } from './state-names.js';

type State = LeaderSelectionDocument['state'];

class SelectionFilter extends ListFilter {
  @IdField({ optional: true, description: 'only groups under this Party organisation, or this group' }) unit?: string;
  @ChoiceField(Object.keys(STATE_NAMES), { optional: true }) state?: State;
  @ChoiceField(['true', 'false'], { optional: true, description: 'whether it still goes on' }) open?: 'true' | 'false';
}

const COLUMNS: Column[] = [
  { field: 'branchName', label: { zh: '党支部', en: 'Branch' } },
  { field: 'groupName', label: { zh: '党小组', en: 'Party group' } },
  { field: 'round', label: { zh: '次', en: 'Round' } },
  { field: 'name', label: { zh: '人选', en: 'Candidate' }, sealed: true },
  { field: 'state', label: { zh: '状态', en: 'State' }, values: STATE_NAMES },
  { field: 'nominatedOn', label: { zh: '提名日期', en: 'Nominated on' } },
  { field: 'reviewedOn', label: { zh: '考察日期', en: 'Reviewed on' } },
  { field: 'votedOn', label: { zh: '表决日期', en: 'Voted on' } },
  { field: 'present', label: { zh: '到会', en: 'Present' } },
  { field: 'inFavour', label: { zh: '赞成', en: 'For' } },
  { field: 'against', label: { zh: '反对', en: 'Against' } },
  { field: 'abstained', label: { zh: '弃权', en: 'Abstained' } },
  { field: 'decidedOn', label: { zh: '审批日期', en: 'Decided on' } },
  { field: 'from', label: { zh: '任职日期', en: 'Leader from' } },
];

interface SelectionRow extends Pick<
  LeaderSelectionDocument,
  'partyGroup' | 'round' | 'person' | 'state' | 'open' | 'on'
> {
  id: string;
  /** Null for a candidate who was forgotten. */
  name?: string | null;
  groupName: string;
  branchName?: string;
  /** The group and all above it. */
  within: readonly string[];
  nominatedOn: string;
  reviewedOn?: string;
  votedOn?: string;
  present?: number;
  inFavour?: number;
  against?: number;
  abstained?: number;
  decidedOn?: string;
  from?: string;
}
type Named<T> = T & { byName?: string | null };
interface SelectionView extends SelectionRow {
  /** Unit that approves: what stands above the group's branch. */
  approvedBy?: string;
  nomination: Named<LeaderSelectionDocument['nomination']>;
  review?: Named<NonNullable<LeaderSelectionDocument['review']>>;
  vote?: LeaderSelectionDocument['vote'];
  decision?: Named<NonNullable<LeaderSelectionDocument['decision']>>;
  reason?: string;
}

export class LeaderSelectionsQuery extends ListQuery<SelectionFilter> {}
export class LeaderSelectionQuery extends OneQuery {}

/** A candidate is somebody: only for whoever may know of him. */
const visible = (
  { rights }: Viewpoint,
  chart: UnitDirectory,
  { person, partyGroup }: LeaderSelectionDocument,
): boolean => rights.may('read', 'leaderSelection', { person, within: chart.within(partyGroup) });

async function rowOf(
  reader: ModelReader,
  chart: UnitDirectory,
  id: string,
  { partyGroup, round, person, state, open, on, nomination, review, vote, decision }: LeaderSelectionDocument,
): Promise<SelectionRow> {
  const branch = chart.get(partyGroup)?.parent;
  const { on: votedOn, ...votes } = vote ?? {};
  return {
    id,
    partyGroup,
    round,
    person,
    state,
    open,
    on,
    name: await nameOf(reader, person),
    groupName: chart.name(partyGroup),
    branchName: branch && chart.name(branch),
    within: chart.within(partyGroup),
    nominatedOn: nomination.on,
    reviewedOn: review?.on,
    votedOn,
    ...votes,
    decidedOn: decision?.on,
    from: decision?.from,
  };
}

@QueryHandler(LeaderSelectionsQuery)
export class LeaderSelectionsQueryHandler implements IQueryHandler<LeaderSelectionsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { unit, state, open } }: LeaderSelectionsQuery): Promise<Listing<SelectionRow>> {
    const { reader, chart } = await this.runtime.chartView(view, unit);
    const wanted = asked({ state, open: open && open === 'true' });
    const found = (await reader.find(leaderSelections, { filter: wanted })).filter(
      ({ document }) => visible(view, chart, document) && (!unit || chart.under(document.partyGroup, unit)),
    );
    const rows = await Promise.all(found.map(({ key, document }) => rowOf(reader, chart, key, document)));
    return new Listing({ zh: '党小组长选拔', en: 'Leader selections' }, rows, COLUMNS, '-nominatedOn');
  }
}

@QueryHandler(LeaderSelectionQuery)
export class LeaderSelectionQueryHandler implements IQueryHandler<LeaderSelectionQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: LeaderSelectionQuery): Promise<Versioned<SelectionView>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const found = await reader.get(leaderSelections, id);
    if (!found || !visible(view, chart, found)) return notFound({ zh: '党小组长选拔', en: 'leader selection' });
    const { partyGroup, nomination, review, vote, decision, reason } = found;
    const named = async <T extends { by: string }>(step: T): Promise<Named<T>> => ({
      ...step,
      byName: await nameOf(reader, step.by),
    });
    const branch = chart.get(partyGroup)?.parent;
    const shown: SelectionView = {
      ...(await rowOf(reader, chart, id, found)),
      approvedBy: (branch && chart.get(branch)?.parent) ?? branch,
      nomination: await named(nomination),
      review: review && (await named(review)),
      vote,
      decision: decision && (await named(decision)),
      reason,
    };
    const ofGroup = await reader.find(leaderSelections, { filter: { partyGroup } });
    return new Versioned(
      shown,
      ofGroup.reduce((sum, { document }) => sum + document.events, 0),
    );
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/leader-selections')
export class LeaderSelectionsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '党小组长选拔列表 List leader selections', ['read', 'leaderSelection'])
  list(@View() view: Viewpoint, @Query() filter: SelectionFilter): Promise<Listing<SelectionRow>> {
    return this.queries.execute(new LeaderSelectionsQuery(view, filter));
  }

  @Reads(':id', '一次党小组长选拔 A leader selection', ['read', 'leaderSelection'])
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<SelectionView>> {
    return this.queries.execute(new LeaderSelectionQuery(view, id));
  }
}
