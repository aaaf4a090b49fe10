import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TREES, type Tree, type UnitKind } from '@ronghe/contracts';
import type { ModelReader } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  UnitDirectory,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { KIND_NAMES } from '../chart/containment.js';
import { coverage } from '../coverage/coverage.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { appointments } from '../posts/appointments.js';
import { areas } from '../responsibility/areas.js';
import { headcount } from './headcount.js';

class FindingFilter extends ListFilter {
  @ChoiceField(TREES, { optional: true }) tree?: Tree;
}

/**
 * `peopleLeft`: somebody still works in a dissolved unit or belongs to a dissolved group; `teamsLeft`: it still covers
 * teams; `postsHeld`: somebody still holds a post there; `areasLeft`: an area or demonstration post is still its own.
 */
type Finding = 'peopleLeft' | 'teamsLeft' | 'postsHeld' | 'areasLeft';

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
      postsHeld: { zh: '仍有任职', en: 'posts held in it' },
      areasLeft: { zh: '仍有责任区或示范岗', en: 'areas or demonstration posts left' },
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

export class UnitFindingsQuery extends ListQuery<FindingFilter> {}

/** What the chart cannot see when it dissolves a unit: who and what was left in it. */
@QueryHandler(UnitFindingsQuery)
export class UnitFindingsQueryHandler implements IQueryHandler<UnitFindingsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { tree } }: UnitFindingsQuery): Promise<Listing<FindingRow>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const ended = [...chart.entries()].filter(([, unit]) => unit.dissolvedOn && (!tree || unit.tree === tree));
    const counts = await reader.merged(
      headcount,
      ended.map(([unit]) => unit),
    );
    const people = new Map(counts.map(({ key, document }) => [key, document.people]));
    const { teams, posts, places } = ended.length > 0 ? await this.left(reader, chart) : NOTHING;
    const rows = ended.flatMap(([unit, { name, kind, parent, dissolvedOn }]): FindingRow[] => {
      const about = { unit, name, kind, unitPath: chart.path(parent), dissolvedOn: dissolvedOn! };
      const left: [Finding, number | undefined][] = [
        ['peopleLeft', people.get(unit)],
        ['teamsLeft', teams.get(unit)],
        ['postsHeld', posts.get(unit)],
        ['areasLeft', places.get(unit)],
      ];
      return left.flatMap(([finding, count]) =>
        count ? [{ id: `${unit}:${finding}`, ...about, finding, count }] : [],
      );
    });
    return new Listing({ zh: '撤销单位待处理', en: 'Left in dissolved units' }, rows, COLUMNS, '-dissolvedOn');
  }

  /** By unit or group: the standing teams it covers, the posts held in it, the areas that are its own. */
  private async left(reader: ModelReader, chart: UnitDirectory): Promise<typeof NOTHING> {
    const links = (await reader.find(coverage)).flatMap(({ key: team, document }) => {
      const last = document.links.at(-1);
      return last && !last.to && !chart.get(team)?.dissolvedOn ? [last.partyGroup] : [];
    });
    const held = (await reader.find(appointments)).filter(({ document }) => document.state === 'open');
    const open = (await reader.find(areas)).filter(({ document }) => document.closedOn === undefined);
    const unitOf = ({ document }: { document: { unit: string } }): string => document.unit;
    return { teams: counted(links), posts: counted(held.map(unitOf)), places: counted(open.map(unitOf)) };
  }
}

const NOTHING = { teams: counted([]), posts: counted([]), places: counted([]) };

function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

@ApiTags('organization')
@Controller('api/organization/v1/unit-findings')
export class UnitFindingsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '撤销单位待处理 What was left in dissolved units', ['read', 'unit'])
  list(@View() view: Viewpoint, @Query() filter: FindingFilter): Promise<Listing<FindingRow>> {
    return this.queries.execute(new UnitFindingsQuery(view, filter));
  }
}
