import { Controller, Param, Query } from '@nestjs/common';
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
  OneQuery,
  Reads,
  Versioned,
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type DifferenceLine, differenceOf } from './difference.js';
import { VisibleDuties } from './visible-duties.handlers.js';
import { type DutyVersion, dutyVersions, versionKey } from './duty-versions.js';

const STATES = ['inForce', 'replaced'] as const;

class DutyListFilter extends ListFilter {
  @IdField({ optional: true }) unit?: string;
  @ChoiceField(['true', 'false'], { optional: true, description: 'whether everybody has signed' }) complete?:
    'true' | 'false';
}

export const VERSION_COLUMNS: Column[] = [
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'code', label: { zh: '编码', en: 'Code' } },
  { field: 'name', label: { zh: '责任清单', en: 'Duty list' } },
  { field: 'version', label: { zh: '版本', en: 'Version' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: { inForce: { zh: '现行', en: 'in force' }, replaced: { zh: '已替代', en: 'replaced' } },
  },
  { field: 'on', label: { zh: '发布日期', en: 'Issued on' } },
  { field: 'dueOn', label: { zh: '签署期限', en: 'Due on' } },
  { field: 'toSign', label: { zh: '应签', en: 'To sign' } },
  { field: 'signed', label: { zh: '已签', en: 'Signed' } },
  { field: 'open', label: { zh: '未签', en: 'Not signed' } },
  { field: 'remindedOn', label: { zh: '最近提醒', en: 'Reminded on' } },
];

/** A version without its items. */
export interface DutyVersionRow extends Omit<DutyVersion, 'items' | 'events'> {
  id: string;
  unitName: string;
  open: number;
}
interface DutyListView {
  id: string;
  unit: string;
  unitName: string;
  code: string;
  name: string;
  version: string;
  versions: DutyVersionRow[];
}
interface DutyVersionView extends DutyVersionRow {
  /** What it is compared with. */
  against?: string;
  items: DifferenceLine[];
  signaturesVisible: boolean;
}

export class DutyListsQuery extends ListQuery<DutyListFilter> {}
export class DutyListQuery extends OneQuery {}
export class DutyVersionQuery {
  constructor(
    readonly view: Viewpoint,
    readonly id: string,
    readonly version: string,
  ) {}
}

const rowOf = ({ items: _, events: __, ...row }: DutyVersion, id: string, duties: VisibleDuties): DutyVersionRow => ({
  id,
  ...row,
  unitName: duties.chart.name(row.unit),
  open: row.toSign - row.signed,
});

@QueryHandler(DutyListsQuery)
export class DutyListsQueryHandler implements IQueryHandler<DutyListsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { unit, complete } }: DutyListsQuery): Promise<Listing<DutyVersionRow>> {
    const duties = await VisibleDuties.of(await this.runtime.view(view), view);
    const found = await duties.find({ state: STATES[0] });
    const rows = found
      .filter(({ document }) => !unit || duties.chart.under(document.unit, unit))
      .map(({ document }) => rowOf(document, document.list, duties))
      .filter(({ open }) => complete === undefined || (open === 0) === (complete === 'true'));
    return new Listing({ zh: '责任清单', en: 'Duty lists' }, rows, VERSION_COLUMNS, '-version');
  }
}

@QueryHandler(DutyListQuery)
export class DutyListQueryHandler implements IQueryHandler<DutyListQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: DutyListQuery): Promise<Versioned<DutyListView>> {
    const duties = await VisibleDuties.of(await this.runtime.view(view), view);
    const versions = await duties.versions(id);
    const { unit, code, name, version } = versions[0]!;
    const rows = versions.map((v) => rowOf(v, v.version, duties));
    const list = { id, unit, unitName: duties.chart.name(unit), code, name, version, versions: rows };
    const all = await duties.reader.find(dutyVersions, { filter: { list: id } });
    return new Versioned(
      list,
      all.reduce((sum, { document }) => sum + document.events, 0),
    );
  }
}

@QueryHandler(DutyVersionQuery)
export class DutyVersionQueryHandler implements IQueryHandler<DutyVersionQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id, version }: DutyVersionQuery): Promise<DutyVersionView> {
    const reader = await this.runtime.view(view);
    const duties = await VisibleDuties.of(reader, view);
    const found = await duties.version(id, version);
    const before = found.replaces && (await reader.get(dutyVersions, versionKey(id, found.replaces)));
    return {
      ...rowOf(found, id, duties),
      against: found.replaces,
      items: before
        ? differenceOf(before.items, found.items)
        : found.items.map((item) => ({ ...item, change: 'same' as const })),
      signaturesVisible: duties.maySeeSignatures(found),
    };
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/duty-lists')
export class DutyListsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '现行责任清单及签署情况 Duty lists in force and how far they are signed', ['read', 'dutyList'])
  list(@View() view: Viewpoint, @Query() filter: DutyListFilter): Promise<Listing<DutyVersionRow>> {
    return this.queries.execute(new DutyListsQuery(view, filter));
  }

  @Reads(':id', '责任清单及其各版本 A duty list and its versions', ['read', 'dutyList'])
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<DutyListView>> {
    return this.queries.execute(new DutyListQuery(view, id));
  }

  @Reads(':id/versions/:version', '责任清单的一版及其与前版的差异 A version and what it changed', ['read', 'dutyList'])
  version(
    @View() view: Viewpoint,
    @Param('id') id: string,
    @Param('version') version: string,
    @Query() _: ViewFilter,
  ): Promise<DutyVersionView> {
    return this.queries.execute(new DutyVersionQuery(view, id, version));
  }
}
