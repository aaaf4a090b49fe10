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
import { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { knownPeopleHere } from '../known-people.js';
import { knownUnitsHere } from '../known-units.js';
import {
  RECTIFICATION_STATES,
  type RectificationRow,
  type RectificationState,
  rectifications,
} from './rectifications.js';

class RectificationFilter extends ListFilter {
  @ChoiceField(RECTIFICATION_STATES, { optional: true }) state?: RectificationState;
  @IdField({ optional: true, description: 'the unit that puts it right, or above it' }) unit?: string;
  @IdField({ optional: true, description: 'who is to put it right' }) person?: string;
  @ChoiceField(['true', 'false'], { optional: true }) overdue?: 'true' | 'false';
}

const COLUMNS: Column[] = [
  { field: 'title', label: { zh: '问题', en: 'What is to be put right' } },
  {
    field: 'source',
    label: { zh: '来源', en: 'Found by' },
    values: { contactVisit: { zh: '联系点走访', en: 'visit to a contact point' } },
  },
  { field: 'severity', label: { zh: '程度', en: 'Severity' } },
  { field: 'unitName', label: { zh: '责任单位', en: 'Unit' } },
  { field: 'personName', label: { zh: '责任人', en: 'Who' }, sealed: true },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: {
      open: { zh: '待落实', en: 'nobody yet' },
      assigned: { zh: '整改中', en: 'being put right' },
      done: { zh: '待复核', en: 'to be checked' },
      closed: { zh: '已销号', en: 'closed' },
      withdrawn: { zh: '已撤销', en: 'withdrawn' },
    },
  },
  { field: 'openedOn', label: { zh: '立项日期', en: 'Opened on' } },
  { field: 'dueOn', label: { zh: '整改期限', en: 'Due on' } },
  { field: 'late', label: { zh: '逾期', en: 'Overdue' } },
  { field: 'doneOn', label: { zh: '完成日期', en: 'Done on' } },
  { field: 'evidence', label: { zh: '佐证', en: 'Evidence' } },
  { field: 'closedOn', label: { zh: '销号日期', en: 'Closed on' } },
  { field: 'reopened', label: { zh: '退回次数', en: 'Sent back' } },
];

type Name = string | null | undefined;
interface RectificationView extends Omit<RectificationRow, 'version'> {
  id: string;
  unitName: string;
  /** Sealed; null of a person who was forgotten. */
  personName?: Name;
  doneByName?: Name;
  checkedByName?: Name;
  late?: string;
}

export class RectificationsQuery extends ListQuery<RectificationFilter> {}
export class RectificationQuery extends OneQuery {}

async function nameOf(reader: ModelReader, person: string | undefined): Promise<Name> {
  const known = person && (await reader.get(knownPeopleHere, person));
  return known ? (known.name ?? null) : undefined;
}

async function viewOf(
  reader: ModelReader,
  chart: UnitDirectory,
  id: string,
  { version: _, ...row }: RectificationRow,
): Promise<RectificationView> {
  return {
    id,
    ...row,
    unitName: chart.name(row.unit),
    personName: await nameOf(reader, row.person),
    doneByName: await nameOf(reader, row.doneBy),
    checkedByName: await nameOf(reader, row.checkedBy),
    late: row.overdue && '✓',
  };
}

const may = ({ rights }: Viewpoint, chart: UnitDirectory, { person, unit }: RectificationRow): boolean =>
  rights.may('read', 'rectification', { person, within: chart.within(unit) });

@QueryHandler(RectificationsQuery)
export class RectificationsQueryHandler implements IQueryHandler<RectificationsQuery> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ view, filter }: RectificationsQuery): Promise<Listing<RectificationView>> {
    const reader = await this.runtime.view(view);
    const chart = await UnitDirectory.of(reader, knownUnitsHere);
    const { state, unit, person, overdue } = filter;
    if (unit) chart.require(unit);
    const found = await reader.find(rectifications, { filter: asked({ state, person }) });
    const rows = found
      .filter(({ document }) => may(view, chart, document) && (!unit || chart.under(document.unit, unit)))
      .filter(({ document }) => overdue === undefined || (document.overdue === true) === (overdue === 'true'))
      .map(({ key, document }) => viewOf(reader, chart, key, document));
    return new Listing({ zh: '整改清单', en: 'Rectifications' }, await Promise.all(rows), COLUMNS, '-openedOn');
  }
}

@QueryHandler(RectificationQuery)
export class RectificationQueryHandler implements IQueryHandler<RectificationQuery> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ view, id }: RectificationQuery): Promise<Versioned<RectificationView>> {
    const reader = await this.runtime.view(view);
    const chart = await UnitDirectory.of(reader, knownUnitsHere);
    const row = await reader.get(rectifications, id);
    if (!row || !may(view, chart, row)) return notFound({ zh: '整改', en: 'rectification' });
    return new Versioned(await viewOf(reader, chart, id, row), row.version);
  }
}

@ApiTags('alliance-project')
@Controller('api/alliance-project/v1/rectifications')
export class RectificationsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '整改清单 What is to be put right, and how far', ['read', 'rectification'])
  list(@View() view: Viewpoint, @Query() filter: RectificationFilter): Promise<Listing<RectificationView>> {
    return this.queries.execute(new RectificationsQuery(view, filter));
  }

  @Reads(':id', '一项整改 One rectification', ['read', 'rectification'])
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<RectificationView>> {
    return this.queries.execute(new RectificationQuery(view, id));
  }
}
