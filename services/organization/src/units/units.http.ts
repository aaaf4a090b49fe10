import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TREES, type Tree, UNIT_KINDS, type UnitKind } from '@ronghe/contracts';
import { type ModelReader, notFound } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  ListFilter,
  Listing,
  Lists,
  Reads,
  TextField,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { KIND_NAMES } from '../chart/containment.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type Headcount, headcount } from './headcount.js';
import { type Unit, units } from './units.js';

class UnitFilter extends ListFilter {
  @ChoiceField(TREES, { optional: true }) tree?: Tree;
  @TextField(80, { optional: true, description: 'parent unit, or root' }) parent?: string;
  @ChoiceField(UNIT_KINDS, { optional: true }) kind?: UnitKind;
  @TextField(60, { optional: true, description: 'part of the name, or the code' }) q?: string;
}

const COLUMNS: Column[] = [
  { field: 'code', label: { zh: '编码', en: 'Code' } },
  { field: 'name', label: { zh: '名称', en: 'Name' } },
  { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: KIND_NAMES },
  { field: 'parent', label: { zh: '上级', en: 'Parent' } },
  { field: 'on', label: { zh: '成立日期', en: 'Since' } },
  { field: 'dissolvedOn', label: { zh: '撤销日期', en: 'Dissolved' } },
  { field: 'memberCount', label: { zh: '党员数', en: 'Members' } },
  { field: 'peopleCount', label: { zh: '人数', en: 'People' } },
];

export type UnitRow = Unit & { id: string; childCount: number; memberCount: number; peopleCount: number };

export class UnitsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly filter: UnitFilter,
  ) {}
}
export class UnitQuery {
  constructor(
    readonly view: Viewpoint,
    readonly id: string,
  ) {}
}

@QueryHandler(UnitsQuery)
export class UnitsQueryHandler implements IQueryHandler<UnitsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: UnitsQuery): Promise<Listing<UnitRow>> {
    const reader = await this.runtime.view(view);
    const { tree, parent, kind, q } = filter;
    const wanted = {
      ...(tree && { tree }),
      ...(kind && { kind }),
      ...(parent && { parent: parent === 'root' ? null : parent }),
    };
    const found = (await reader.find(units, { filter: wanted })).filter(
      ({ document }) => !q || document.name.includes(q) || document.code.toLowerCase() === q.toLowerCase(),
    );
    const rows = await withCounts(
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
    const [row] = await withCounts(reader, [{ id, ...unit }]);
    return { ...row!, path };
  }
}

async function withCounts(reader: ModelReader, found: (Unit & { id: string })[]): Promise<UnitRow[]> {
  const counts = new Map(
    (
      await reader.merged(
        headcount,
        found.map((u) => u.id),
      )
    ).map((c) => [c.key, c.document]),
  );
  const none: Headcount = { people: 0, members: 0 };
  return Promise.all(
    found.map(async (unit) => {
      const { people, members } = counts.get(unit.id) ?? none;
      return {
        ...unit,
        childCount: await reader.count(units, { parent: unit.id }),
        memberCount: members,
        peopleCount: people,
      };
    }),
  );
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
