import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  ChoiceField,
  CodeField,
  type Column,
  ListFilter,
  Listing,
  Lists,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { cultivations, keyStaffOn } from '../cultivation/cultivations.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { people } from '../people/people.js';
import type { TrainingBoard } from './training-figures.js';
import type { LevelResult, TraineeRow } from './trainees.js';
import { VisibleTrainings } from './visible-trainings.handlers.js';

const STATES = ['taking', 'withdrawn', 'proposed'] as const;

class TraineeFilter extends ListFilter {
  @CodeField({ optional: true }) tier?: string;
  @ChoiceField(STATES, { optional: true, description: 'proposed: as key staff, and not marked yet' })
  state?: (typeof STATES)[number];
}

/** `name` is null of a person who was forgotten. */
export interface TraineeView {
  id: string;
  person: string;
  name?: string | null;
  unitName?: string;
  tier?: string;
  tierName?: string;
  state: 'taking' | 'withdrawn';
  enrolledOn: string;
  withdrawnOn?: string;
  /** Sessions at which he was, of those to which he was to come. */
  present: number;
  expected: number;
  attendance: string;
  results: readonly LevelResult[];
  passed: number;
  rank?: number;
  proposedOn?: string;
  /** Since when he is key staff. */
  keyStaffOn?: string;
}

export class TraineesQuery {
  constructor(
    readonly view: Viewpoint,
    readonly training: string,
    readonly filter: TraineeFilter,
  ) {}
}

@QueryHandler(TraineesQuery)
export class TraineesQueryHandler implements IQueryHandler<TraineesQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, training, filter: { tier, state } }: TraineesQuery): Promise<Listing<TraineeView>> {
    const visible = await VisibleTrainings.of(await this.runtime.view(view), view);
    const board = await visible.board(training, view.today);
    const all = await Promise.all(
      board.trainees.map(async (row) => {
        const { reader, chart } = visible;
        const unit = (await reader.get(people, row.person))?.unit;
        const since = keyStaffOn(await reader.get(cultivations, row.person), view.today);
        return this.view(board, row, await nameOf(reader, row.person), unit && chart.name(unit), since);
      }),
    );
    const rows = all
      .filter((row) => !tier || row.tier === tier)
      .filter((row) => !state || (state === 'proposed' ? row.proposedOn && !row.keyStaffOn : row.state === state));
    return new Listing({ zh: '参训人员', en: 'People in training' }, rows, columnsOf(board), 'rank');
  }

  private view(
    board: TrainingBoard,
    row: TraineeRow,
    name: string | null | undefined,
    unitName: string | undefined,
    since: string | undefined,
  ): TraineeView {
    const { person, tier, enrolledOn, withdrawnOn, results, proposedOn } = row;
    const { present, expected, attendance } = board.attendanceOf([row]);
    return {
      ...{ id: person, person, name, unitName, tier },
      tierName: board.plan.levels.find(({ code }) => code === tier)?.name,
      state: withdrawnOn === undefined ? 'taking' : 'withdrawn',
      ...{ enrolledOn, withdrawnOn, present, expected, attendance, results },
      passed: results.filter((result) => result.passed).length,
      rank: board.rankOf(row),
      ...{ proposedOn, keyStaffOn: since },
      ...Object.fromEntries(results.map(({ level, score }) => [scoreField(level), score])),
    };
  }
}

const scoreField = (level: string): string => `score-${level}`;

/** A column for each stage; in tiers one is enough, as everybody has a score in his own, and one for the follow-up. */
function columnsOf({ plan: { kind, levels, followUp } }: TrainingBoard): Column[] {
  const scores = [...levels, ...(followUp ? [followUp] : [])];
  return [
    { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
    { field: 'unitName', label: { zh: '所在单位', en: 'Unit' } },
    ...(kind === 'tiered' ? [{ field: 'tierName', label: { zh: '层级', en: 'Tier' } }] : []),
    {
      field: 'state',
      label: { zh: '状态', en: 'State' },
      values: { taking: { zh: '参训', en: 'taking part' }, withdrawn: { zh: '已退出', en: 'withdrawn' } },
    },
    { field: 'present', label: { zh: '到课', en: 'Present' } },
    { field: 'expected', label: { zh: '应到', en: 'Expected' } },
    { field: 'attendance', label: { zh: '到课率 %', en: 'Attendance %' } },
    ...scores.map(({ code, name }) => ({
      field: scoreField(code),
      label: { zh: `${name}成绩`, en: `Score: ${name}` },
    })),
    { field: 'passed', label: { zh: '通过数', en: 'Passed' } },
    { field: 'rank', label: { zh: '名次', en: 'Rank' } },
    { field: 'proposedOn', label: { zh: '建议为骨干', en: 'Proposed as key staff' } },
    { field: 'keyStaffOn', label: { zh: '列为骨干', en: 'Key staff since' } },
  ];
}

@ApiTags('organization')
@Controller('api/organization/v1/training-plans/:id/trainees')
export class TrainingTraineesController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '参训人员及其到课、成绩和名次 Who takes part, with attendance, results and rank', ['read', 'training'])
  list(
    @View() view: Viewpoint,
    @Param('id') training: string,
    @Query() filter: TraineeFilter,
  ): Promise<Listing<TraineeView>> {
    return this.queries.execute(new TraineesQuery(view, training, filter));
  }
}
