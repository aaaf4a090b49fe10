import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TREES, type Tree, UNIT_KINDS, type UnitKind } from '@ronghe/contracts';
import { type ModelReader, notFound } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  OneQuery,
  Reads,
  TextField,
  UnitDirectory,
  View,
  type Viewpoint,
  asked,
} from '@ronghe/service-kit';
import { KIND_NAMES, mayStandUnder } from '../chart/containment.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { headcount } from './headcount.js';
import { type Unit, units } from './units.js';

const STATES = ['standing', 'dissolved'] as const;
type State = (typeof STATES)[number];

class UnitFilter extends ListFilter {
  @ChoiceField(TREES, { optional: true }) tree?: Tree;
  @TextField(80, { optional: true, description: 'parent unit, or root' }) parent?: string;
  @ChoiceField(UNIT_KINDS, { optional: true }) kind?: UnitKind;
  @TextField(60, { optional: true, description: 'part of the name, or the code' }) q?: string;
  @ChoiceField(UNIT_KINDS, { optional: true, description: 'only units under which this kind may stand' })
  holds?: UnitKind;
  @ChoiceField(STATES, { optional: true, description: 'only units that stand, or only dissolved ones' }) state?: State;
}

const COLUMNS: Column[] = [
  { field: 'code', label: { zh: '编码', en: 'Code' } },
  { field: 'name', label: { zh: '名称', en: 'Name' } },
  { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: KIND_NAMES },
  { field: 'unitPath', label: { zh: '所属单位', en: 'Belongs to' } },
  { field: 'on', label: { zh: '成立日期', en: 'Since' } },
  { field: 'dissolvedOn', label: { zh: '撤销日期', en: 'Dissolved' } },
  { field: 'mergedInto', label: { zh: '并入', en: 'Merged into' } },
  { field: 'memberCount', label: { zh: '党员数', en: 'Members' } },
  { field: 'peopleCount', label: { zh: '人数', en: 'People' } },
];

/** `childCount`: units right under it that stand; `unitPath`: names of all above it. */
export type UnitRow = Unit & {
  id: string;
  unitPath: string;
  childCount: number;
  dissolvedChildCount: number;
  memberCount: number;
  peopleCount: number;
};
type Found = Unit & { id: string };

export class UnitsQuery extends ListQuery<UnitFilter> {}
export class UnitQuery extends OneQuery {}

@QueryHandler(UnitsQuery)
export class UnitsQueryHandler implements IQueryHandler<UnitsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: UnitsQuery): Promise<Listing<UnitRow>> {
    const reader = await this.runtime.view(view);
    const { tree, parent, kind, q, holds, state } = filter;
    const wanted = asked({ tree, kind, parent: parent === 'root' ? null : parent });
    const found = (await reader.find(units, { filter: wanted })).filter(
      ({ document }) =>
        (!q || document.name.includes(q) || document.code.toLowerCase() === q.toLowerCase()) &&
        (!holds || mayStandUnder(holds, document.kind)) &&
        (!state || (state === 'dissolved') === (document.dissolvedOn !== undefined)),
    );
    const rows = await complete(
      reader,
      found.map(({ key, document }) => ({ id: key, ...document })),
    );
    return new Listing({ zh: '组织', en: 'Units' }, rows, COLUMNS, 'code');
  }
}

@QueryHandler(UnitQuery)
export class UnitQueryHandler implements IQueryHandler<UnitQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: UnitQuery): Promise<UnitRow & { path: { id: string; name: string }[] }> {
    const reader = await this.runtime.view(view);
    const unit = (await reader.get(units, id)) ?? notFound({ zh: '单位', en: 'unit' });
    const path = [{ id, name: unit.name }];
    for (let at = unit.parent; at;) {
      const above: Unit | undefined = await reader.get(units, at);
      if (above) path.unshift({ id: at, name: above.name });
      at = above?.parent;
    }
    const [row] = await complete(reader, [{ id, ...unit }]);
    return { ...row!, path };
  }
}

/** With what is counted, and where it stands, looked up once for all. */
async function complete(reader: ModelReader, found: readonly Found[]): Promise<UnitRow[]> {
  const ids = found.map(({ id }) => id);
  const [counts, below, chart] = await Promise.all([
    reader.merged(headcount, ids),
    reader.find(units, { filter: { parent: ids.length === 1 ? ids[0] : { $in: ids } } }),
    parentsOf(reader, found),
  ]);
  const countOf = new Map(counts.map(({ key, document }) => [key, document]));
  const children = new Map<string, { standing: number; dissolved: number }>();
  for (const { document } of below) {
    const { standing, dissolved } = children.get(document.parent!) ?? { standing: 0, dissolved: 0 };
    const gone = document.dissolvedOn ? 1 : 0;
    children.set(document.parent!, { standing: standing + 1 - gone, dissolved: dissolved + gone });
  }
  return found.map((unit) => {
    const { people = 0, members = 0 } = countOf.get(unit.id) ?? {};
    const { standing = 0, dissolved = 0 } = children.get(unit.id) ?? {};
    return {
      ...unit,
      unitPath: chart.get(unit.parent ?? '') ?? '',
      childCount: standing,
      dissolvedChildCount: dissolved,
      memberCount: members,
      peopleCount: people,
    };
  });
}

/** Names from the root to each unit that one of these stands under; of a branch that is opened it is one way up. */
async function parentsOf(reader: ModelReader, found: readonly Found[]): Promise<Map<string, string>> {
  const parents = [...new Set(found.flatMap(({ parent }) => parent ?? []))];
  if (parents.length > 1) {
    const chart = await UnitDirectory.of(reader, units);
    return new Map(parents.map((parent) => [parent, chart.path(parent)]));
  }
  const names: string[] = [];
  for (let at = parents[0]; at;) {
    const above: Unit | undefined = await reader.get(units, at);
    names.unshift(above?.name ?? at);
    at = above?.parent;
  }
  return new Map(parents.map((parent) => [parent, names.join(' / ')]));
}

@ApiTags('organization')
@Controller('api/organization/v1/units')
export class UnitsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '单位列表 List units', ['read', 'unit'])
  list(@View() view: Viewpoint, @Query() filter: UnitFilter): Promise<Listing<UnitRow>> {
    return this.queries.execute(new UnitsQuery(view, filter));
  }

  @Reads(':id', '单位详情 One unit', ['read', 'unit'])
  one(@View() view: Viewpoint, @Param('id') id: string): Promise<UnitRow> {
    return this.queries.execute(new UnitQuery(view, id));
  }
}
