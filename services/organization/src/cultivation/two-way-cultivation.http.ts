import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { ModelReader } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  IdField,
  ListFilter,
  Listing,
  Lists,
  PatternField,
  Reads,
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { trainees } from '../training-plans/trainees.js';
import { trainingPlans } from '../training-plans/training-plans.js';
import {
  CULTIVATION_WAYS,
  type CultivationWay,
  type Move,
  type Step,
  cultivations,
  movesOf,
  quarterOf,
} from './cultivations.js';

const YEAR = /^20\d{2}$/;
const QUARTER = /^20\d{2}-Q[1-4]$/;
const YEAR_OPTIONS = { optional: true, description: 'default: this year' };
const UNIT_OPTIONS = { optional: true, description: 'only what happened in this unit and below it' };

class FiguresFilter extends ViewFilter {
  @PatternField(YEAR, '应为年份，如 2026', 'must be a year such as 2026', YEAR_OPTIONS) year?: string;
  @IdField(UNIT_OPTIONS) unit?: string;
}
class PeopleFilter extends ListFilter {
  @PatternField(YEAR, '应为年份，如 2026', 'must be a year such as 2026', YEAR_OPTIONS) year?: string;
  @PatternField(QUARTER, '应为季度，如 2026-Q1', 'must be a quarter such as 2026-Q1', { optional: true })
  quarter?: string;
  @ChoiceField(CULTIVATION_WAYS, { optional: true }) way?: CultivationWay;
  @IdField(UNIT_OPTIONS) unit?: string;
}

const COLUMNS: Column[] = [
  { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  {
    field: 'way',
    label: { zh: '方向', en: 'Way' },
    values: {
      memberToKeyStaff: { zh: '党员成为骨干', en: 'member became key staff' },
      keyStaffToMember: { zh: '骨干发展为党员', en: 'key staff became member' },
    },
  },
  { field: 'on', label: { zh: '日期', en: 'Day' } },
  { field: 'quarter', label: { zh: '季度', en: 'Quarter' } },
  { field: 'trainingTitle', label: { zh: '培训', en: 'Training' } },
];

/** A stage that was passed is a step, too. */
interface PathStep extends Omit<Step, 'what'> {
  what: Step['what'] | 'passed';
  levelName?: string;
  trainingTitle?: string;
}
type Counts = Record<CultivationWay, number>;
interface TwoWayFigures extends Counts {
  year: string;
  quarters: ({ quarter: string } & Counts)[];
}
/** `name` is null of a person who was forgotten. */
export interface TwoWayRow extends Move {
  id: string;
  person: string;
  name?: string | null;
  unitName: string;
  quarter: string;
  trainingTitle?: string;
  /** How he got there, as far as it is known. */
  path: readonly PathStep[];
}

export class TwoWayQuery {
  constructor(
    readonly view: Viewpoint,
    readonly filter: { year: string; quarter?: string; way?: CultivationWay; unit?: string },
  ) {}
}

/** The figures are counted from the same people whom the list shows. */
@QueryHandler(TwoWayQuery)
export class TwoWayQueryHandler implements IQueryHandler<TwoWayQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { year, quarter, way, unit } }: TwoWayQuery): Promise<TwoWayRow[]> {
    const { reader, chart } = await this.runtime.chartView(view, unit);
    const [found, plans] = await Promise.all([reader.find(cultivations), reader.find(trainingPlans)]);
    const titles = new Map(plans.map(({ key, document }) => [key, document.title]));
    const titleOf = (training: string | undefined): string | undefined =>
      training && (titles.get(training) ?? training);
    const moves = found.flatMap(({ key: person, document }) =>
      movesOf(document)
        .filter((move) => move.on.startsWith(quarter ? quarter.slice(0, 4) : year))
        .filter((move) => (!quarter || quarterOf(move.on) === quarter) && (!way || move.way === way))
        .filter((move) => !unit || chart.under(move.unit, unit))
        .filter((move) => view.rights.may('read', 'training', { person, within: chart.within(move.unit) }))
        .map((move) => ({ person, move, steps: document.steps })),
    );
    return Promise.all(
      moves.map(async ({ person, move, steps }) => ({
        ...{ id: `${person}-${move.way}-${move.on}`, person, ...move },
        name: await nameOf(reader, person),
        unitName: chart.name(move.unit),
        quarter: quarterOf(move.on),
        trainingTitle: titleOf(move.training),
        path: await pathOf(reader, person, steps, titleOf),
      })),
    );
  }
}

/** His steps and the stages he passed, as one way; what has no day was before all else. */
async function pathOf(
  reader: ModelReader,
  person: string,
  steps: readonly Step[],
  titleOf: (training: string | undefined) => string | undefined,
): Promise<PathStep[]> {
  const path = steps.map((step): PathStep => ({ ...step, trainingTitle: titleOf(step.training) }));
  for (const { document } of await reader.find(trainees, { filter: { person } })) {
    const { training, results } = document;
    const plan = await reader.get(trainingPlans, training);
    if (plan?.kind !== 'staged') continue;
    for (const { level, passed, on } of results) {
      const levelName = plan.levels.find(({ code }) => code === level)?.name;
      if (passed) path.push({ what: 'passed', on, levelName, training, trainingTitle: plan.title });
    }
  }
  return path.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0));
}

@ApiTags('organization')
@Controller('api/organization/v1/two-way-cultivation')
export class TwoWayController {
  constructor(private readonly queries: QueryBus) {}

  @Reads('', '双向培养季度报表 Two-way cultivation by quarter', ['read', 'training'])
  async figures(@View() view: Viewpoint, @Query() { year: asked, unit }: FiguresFilter): Promise<TwoWayFigures> {
    const year = asked ?? this.thisYear(view);
    const rows = await this.rows(view, { year, unit });
    const count = (of: readonly TwoWayRow[]): Counts => ({
      memberToKeyStaff: of.filter(({ way }) => way === 'memberToKeyStaff').length,
      keyStaffToMember: of.filter(({ way }) => way === 'keyStaffToMember').length,
    });
    const quarters = [1, 2, 3, 4].map((n) => {
      const quarter = `${year}-Q${n}`;
      return { quarter, ...count(rows.filter((row) => row.quarter === quarter)) };
    });
    return { year, ...count(rows), quarters };
  }

  @Lists('people', '双向培养人员及其成长路径 The people behind it, with the path of each', ['read', 'training'])
  async people(@View() view: Viewpoint, @Query() filter: PeopleFilter): Promise<Listing<TwoWayRow>> {
    const { year = this.thisYear(view), quarter, way, unit } = filter;
    const rows = await this.rows(view, { year, quarter, way, unit });
    return new Listing({ zh: '双向培养', en: 'Two-way cultivation' }, rows, COLUMNS, '-on');
  }

  private rows(view: Viewpoint, filter: TwoWayQuery['filter']): Promise<TwoWayRow[]> {
    return this.queries.execute<TwoWayQuery, TwoWayRow[]>(new TwoWayQuery(view, filter));
  }

  private thisYear(view: Viewpoint): string {
    return view.today.slice(0, 4);
  }
}
