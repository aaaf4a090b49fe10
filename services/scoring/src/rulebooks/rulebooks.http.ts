import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { notFound } from '@ronghe/event-sourcing';
import { type Column, ListFilter, Listing, Lists, OneQuery, Reads, View, type Viewpoint } from '@ronghe/service-kit';
import type { RulebookVersion } from '../rulebook/rulebook.js';
import { ScoringRuntime } from '../scoring.runtime.js';
import { rulebookVersions } from './rulebooks.js';

interface RulebookRow {
  id: string;
  name: string;
  appliesTo: string;
  latest: number;
  adopted?: number;
  adoptedFrom?: string;
}

const COLUMNS: Column[] = [
  { field: 'id', label: { zh: '编码', en: 'Code' } },
  { field: 'name', label: { zh: '名称', en: 'Name' } },
  {
    field: 'appliesTo',
    label: { zh: '考核对象', en: 'Scores' },
    values: { person: { zh: '个人', en: 'people' }, unit: { zh: '单位', en: 'units' } },
  },
  { field: 'latest', label: { zh: '最新版本', en: 'Latest version' } },
  { field: 'adopted', label: { zh: '启用版本', en: 'Adopted version' } },
  { field: 'adoptedFrom', label: { zh: '启用月份', en: 'Since' } },
];

const withStatus = (v: RulebookVersion) => ({ ...v, status: v.from ? ('adopted' as const) : ('draft' as const) });

export class RulebooksQuery {
  constructor(readonly view: Viewpoint) {}
}
export class RulebookQuery extends OneQuery {}

@QueryHandler(RulebooksQuery)
export class RulebooksQueryHandler implements IQueryHandler<RulebooksQuery> {
  constructor(private readonly runtime: ScoringRuntime) {}

  async execute({ view }: RulebooksQuery): Promise<Listing<RulebookRow>> {
    const found = await (await this.runtime.view(view)).find(rulebookVersions);
    const rows = found.map(({ key, document: { versions } }): RulebookRow => {
      const last = versions.at(-1)!;
      const adopted = versions.findLast((v) => v.from);
      return {
        id: key,
        name: last.name,
        appliesTo: last.appliesTo,
        latest: last.version,
        adopted: adopted?.version,
        adoptedFrom: adopted?.from,
      };
    });
    return new Listing({ zh: '考核细则', en: 'Rulebooks' }, rows, COLUMNS);
  }
}

@QueryHandler(RulebookQuery)
export class RulebookQueryHandler implements IQueryHandler<RulebookQuery> {
  constructor(private readonly runtime: ScoringRuntime) {}

  async execute({ view, id }: RulebookQuery): Promise<object> {
    const found =
      (await (await this.runtime.view(view)).get(rulebookVersions, id)) ?? notFound({ zh: '考核细则', en: 'rulebook' });
    const last = found.versions.at(-1)!;
    return { id, name: last.name, appliesTo: last.appliesTo, versions: found.versions.map(withStatus) };
  }
}

@ApiTags('scoring')
@Controller('api/scoring/v1/rulebooks')
export class RulebooksController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '考核细则列表 List rulebooks', ['read', 'rulebook'])
  list(@View() view: Viewpoint, @Query() _: ListFilter): Promise<Listing<RulebookRow>> {
    return this.queries.execute(new RulebooksQuery(view));
  }

  @Reads(':id', '考核细则 One rulebook', ['read', 'rulebook'])
  one(@View() view: Viewpoint, @Param('id') id: string): Promise<object> {
    return this.queries.execute(new RulebookQuery(view, id));
  }
}
