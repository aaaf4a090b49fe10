import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  ChoiceField,
  type Column,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  View,
  type Viewpoint,
  asked,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { people } from '../people/people.js';
import {
  FORGETTING_STATES,
  FORGETTING_STATE_NAMES,
  type ForgettingRow,
  type ForgettingState,
  forgettings,
} from './forgettings.js';

class ForgettingsFilter extends ListFilter {
  @ChoiceField(FORGETTING_STATES, { optional: true }) state?: ForgettingState;
}

const COLUMNS: Column[] = [
  { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
  { field: 'unitName', label: { zh: '所在单位', en: 'Unit' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: FORGETTING_STATE_NAMES,
  },
  { field: 'reason', label: { zh: '理由', en: 'Reason' }, sealed: true },
  { field: 'requestedAt', label: { zh: '申请时间', en: 'Asked' } },
  { field: 'decidedAt', label: { zh: '审批时间', en: 'Decided' } },
];

/** `name` and `reason` are null once the person is forgotten. */
type Row = ForgettingRow & { id: string; name: string | null; unitName: string };

export class ForgettingsQuery extends ListQuery<ForgettingsFilter> {}

@QueryHandler(ForgettingsQuery)
export class ForgettingsQueryHandler implements IQueryHandler<ForgettingsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { state } }: ForgettingsQuery): Promise<Listing<Row>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const found = (await reader.find(forgettings, { filter: asked({ state }) })).filter(
      ({ key, document: { unit, partyGroup } }) =>
        view.rights.may('read', 'forgetting', {
          person: key,
          within: [...chart.within(unit), ...chart.within(partyGroup)],
        }),
    );
    const rows = await Promise.all(
      found.map(async ({ key, document }) => ({
        id: key,
        ...document,
        name: (await reader.get(people, key))?.name ?? null,
        unitName: chart.name(document.unit),
      })),
    );
    return new Listing({ zh: '遗忘申请', en: 'Requests to forget' }, rows, COLUMNS, '-requestedAt');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/forgettings')
export class ForgettingsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '遗忘申请列表 Requests to forget a person', ['read', 'forgetting'])
  list(@View() view: Viewpoint, @Query() filter: ForgettingsFilter): Promise<Listing<Row>> {
    return this.queries.execute(new ForgettingsQuery(view, filter));
  }
}
