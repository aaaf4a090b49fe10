import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  ChoiceField,
  type Column,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  OnField,
  TextField,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type Area, areas, isThere, sizeOn } from './areas.js';
import { contracts, holdsOn } from './contracts.js';
import { VisibleContracts } from './visible-contracts.handlers.js';
import { THING_NAMES } from './words.js';

const STATES = ['contracted', 'unassigned', 'closed'] as const;
type State = (typeof STATES)[number];

class AreaFilter extends ListFilter {
  @IdField({ optional: true, description: 'only what belongs to this unit or one below it' }) unit?: string;
  @ChoiceField(['area', 'post'], { optional: true }) kind?: Area['kind'];
  @ChoiceField(STATES, { optional: true }) state?: State;
  @TextField(60, { optional: true, description: 'part of the name, or the code' }) q?: string;
  @IdField({ optional: true, description: 'only this one' }) thing?: string;
  @OnField() on?: string;
}

/** The headers are those of the workbook that brings areas. */
const COLUMNS: Column[] = [
  { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: THING_NAMES },
  { field: 'unitCode', label: { zh: '单位编码', en: 'Unit code' } },
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'code', label: { zh: '编码', en: 'Code' } },
  { field: 'name', label: { zh: '名称', en: 'Name' } },
  { field: 'squareMetres', label: { zh: '面积（平方米）', en: 'Square metres' } },
  { field: 'on', label: { zh: '启用日期', en: 'Since' } },
  { field: 'closedOn', label: { zh: '停用日期', en: 'Closed' } },
  {
    field: 'state',
    label: { zh: '承包', en: 'Contracted' },
    values: {
      contracted: { zh: '已承包', en: 'contracted' },
      unassigned: { zh: '未承包', en: 'nobody answers for it' },
      closed: { zh: '已停用', en: 'closed' },
    },
  },
  { field: 'memberName', label: { zh: '承包党员', en: 'Member' }, sealed: true },
  { field: 'from', label: { zh: '承包起始日期', en: 'Contracted from' } },
];

/** Who answers for it is only there for those who may know. */
export interface AreaRow extends Omit<Area, 'measures'> {
  id: string;
  /** Of the unit that registered it, by which it is known for ever. */
  unitCode: string;
  unitName: string;
  /** The unit and all above it. */
  within: readonly string[];
  squareMetres?: number;
  state: State;
  member?: string;
  memberName?: string | null;
  from?: string;
}

export class AreasQuery extends ListQuery<AreaFilter> {}

@QueryHandler(AreasQuery)
export class AreasQueryHandler implements IQueryHandler<AreasQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: AreasQuery): Promise<Listing<AreaRow>> {
    const { unit: root, kind, state, q, thing, on: day = view.today } = filter;
    const reader = await this.runtime.view(view);
    const visible = await VisibleContracts.of(reader, view);
    const { chart } = visible;
    if (root) chart.require(root);
    const held = (await reader.find(contracts)).filter(({ document }) => holdsOn(document, day));
    const of = new Map(held.map(({ document }) => [document.thing, document]));
    const found = (await reader.find(areas, { filter: kind && { kind } })).filter(
      ({ key, document: { unit, on, name, code } }) =>
        on <= day &&
        (!thing || key === thing) &&
        (!root || chart.under(unit, root)) &&
        (!q || name.includes(q) || code.toLowerCase() === q.toLowerCase()),
    );
    const rows = await Promise.all(
      found.map(async ({ key: id, document: area }): Promise<AreaRow> => {
        const { measures: _, ...shown } = area;
        const contract = of.get(id);
        const known = contract && (await visible.may(contract)) ? contract : undefined;
        return {
          id,
          ...shown,
          unitCode: id.split('.')[1]!,
          unitName: chart.name(area.unit),
          within: chart.within(area.unit),
          squareMetres: sizeOn(area, day),
          state: !isThere(area, day) ? 'closed' : contract ? 'contracted' : 'unassigned',
          member: known?.member,
          memberName: known && (await visible.name(known.member)),
          from: known?.from,
        };
      }),
    );
    const kept = rows.filter((row) => (state ? row.state === state : row.state !== 'closed'));
    return new Listing({ zh: '责任区和示范岗', en: 'Areas and posts' }, kept, COLUMNS, 'id');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/areas')
export class AreasController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '责任区和示范岗 Responsibility areas and demonstration posts', ['read', 'area'])
  list(@View() view: Viewpoint, @Query() filter: AreaFilter): Promise<Listing<AreaRow>> {
    return this.queries.execute(new AreasQuery(view, filter));
  }
}
