import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TREES, type Tree, type UnitKind } from '@ronghe/contracts';
import {
  ChoiceField,
  type Column,
  ListFilter,
  Listing,
  Lists,
  UnitDirectory,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { KIND_NAMES } from '../chart/containment.js';
import { coverage } from '../coverage/coverage.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { headcount } from './headcount.js';
import { units } from './units.js';

class FindingFilter extends ListFilter {
  @ChoiceField(TREES, { optional: true }) tree?: Tree;
}

/** `peopleLeft`: somebody still works in a dissolved unit or belongs to a dissolved group; `teamsLeft`: it still covers teams. */
type Finding = 'peopleLeft' | 'teamsLeft';

const COLUMNS: Column[] = [
  { field: 'name', label: { zh: '已撤销单位', en: 'Dissolved unit' } },
  { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: KIND_NAMES },
  { field: 'unitPath', label: { zh: '原上级', en: 'Stood under' } },
  { field: 'dissolvedOn', label: { zh: '撤销日期', en: 'Dissolved' } },
  {
    field: 'finding',
    label: { zh: '问题', en: 'Finding' },
    values: {
      peopleLeft: { zh: '仍有人员', en: 'people left in it' },
      teamsLeft: { zh: '仍覆盖班组', en: 'still covers teams' },
    },
  },
  { field: 'count', label: { zh: '数量', en: 'How many' } },
];

interface FindingRow {
  id: string;
  unit: string;
  name: string;
  kind: UnitKind;
  unitPath: string;
  dissolvedOn: string;
  finding: Finding;
  count: number;
}

export class UnitFindingsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly tree?: Tree,
  ) {}
}

/** What the chart cannot see when it dissolves a unit: who and what was left in it. */
@QueryHandler(UnitFindingsQuery)
export class UnitFindingsQueryHandler implements IQueryHandler<UnitFindingsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, tree }: UnitFindingsQuery): Promise<Listing<FindingRow>> {
    const reader = await this.runtime.view(view);
    const chart = await UnitDirectory.of(reader, units);
    const ended = [...chart.entries()].filter(([, unit]) => unit.dissolvedOn && (!tree || unit.tree === tree));
    const counts = await reader.merged(
      headcount,
      ended.map(([unit]) => unit),
    );
    const people = new Map(counts.map(({ key, document }) => [key, document.people]));
    const teams = new Map<string, number>();
    for (const { key: team, document } of ended.length > 0 ? await reader.find(coverage) : []) {
      const last = document.links.at(-1);
      if (last && !last.to && !chart.get(team)?.dissolvedOn)
        teams.set(last.partyGroup, (teams.get(last.partyGroup) ?? 0) + 1);
    }
    const rows = ended.flatMap(([unit, { name, kind, parent, dissolvedOn }]): FindingRow[] => {
      const about = { unit, name, kind, unitPath: chart.path(parent), dissolvedOn: dissolvedOn! };
      const left: [Finding, number | undefined][] = [
        ['peopleLeft', people.get(unit)],
        ['teamsLeft', teams.get(unit)],
      ];
      return left.flatMap(([finding, count]) =>
        count ? [{ id: `${unit}:${finding}`, ...about, finding, count }] : [],
      );
    });
    return new Listing({ zh: '撤销单位待处理', en: 'Left in dissolved units' }, rows, COLUMNS, '-dissolvedOn');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/unit-findings')
export class UnitFindingsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '撤销单位待处理 What was left in dissolved units', ['read', 'unit'])
  list(@View() view: Viewpoint, @Query() { tree }: FindingFilter): Promise<Listing<FindingRow>> {
    return this.queries.execute(new UnitFindingsQuery(view, tree));
  }
}
