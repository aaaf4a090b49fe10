import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type ModelReader, notFound } from '@ronghe/event-sourcing';
import { type Column, IdField, ListFilter, Listing, Lists, View, type Viewpoint } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { whereabouts } from '../people/people.js';
import { type TraineeRow, trainees } from './trainees.js';
import { KIND_WORDS } from './training-plans.http.js';
import { type TrainingPlan, trainingPlans } from './training-plans.js';
import { VisibleTrainings } from './visible-trainings.handlers.js';

class RecordFilter extends ListFilter {
  @IdField({ optional: true, description: 'whose; one’s own without it' }) person?: string;
}

const COLUMNS: Column[] = [
  { field: 'title', label: { zh: '培训', en: 'Training' } },
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'kind', label: { zh: '方式', en: 'Kind' }, values: KIND_WORDS },
  { field: 'tierName', label: { zh: '层级', en: 'Tier' } },
  { field: 'from', label: { zh: '开始', en: 'From' } },
  { field: 'to', label: { zh: '结束', en: 'To' } },
  { field: 'present', label: { zh: '到课', en: 'Present' } },
  { field: 'expected', label: { zh: '应到', en: 'Expected' } },
  { field: 'passed', label: { zh: '通过数', en: 'Passed' } },
];

/** One training of one person. */
export interface TrainingRecord extends Pick<TrainingPlan, 'title' | 'kind' | 'from' | 'to' | 'state'> {
  id: string;
  unitName: string;
  tierName?: string;
  withdrawnOn?: string;
  present: number;
  expected: number;
  passed: number;
  results: { name: string; score: number; passed: boolean; on: string }[];
  /** The days to come, the nearest first. */
  coming: { id: string; name: string; on: string; place?: string }[];
}

export class TrainingRecordsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly person: string,
  ) {}
}

@QueryHandler(TrainingRecordsQuery)
export class TrainingRecordsQueryHandler implements IQueryHandler<TrainingRecordsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, person }: TrainingRecordsQuery): Promise<Listing<TrainingRecord>> {
    const reader = await this.runtime.view(view);
    await this.mayKnow(reader, view, person);
    const visible = await VisibleTrainings.of(reader, view);
    const found = await reader.find(trainees, { filter: { person } });
    const rows = await Promise.all(found.map(({ document }) => recordOf(visible, document, view.today)));
    const known = rows.filter((row) => row !== undefined);
    return new Listing({ zh: '培训记录', en: 'Training records' }, known, COLUMNS, '-from');
  }

  /** Of others to those who answer for them. @throws Refusal not-found */
  private async mayKnow(reader: ModelReader, view: Viewpoint, person: string): Promise<void> {
    const row = { person, within: person === view.person ? [] : await whereabouts(reader, person) };
    if (!view.rights.may('read', 'trainingRecord', row)) notFound({ zh: '人员', en: 'person' });
  }
}

async function recordOf(visible: VisibleTrainings, row: TraineeRow, day: string): Promise<TrainingRecord | undefined> {
  const plan = await visible.reader.get(trainingPlans, row.training);
  if (!plan) return undefined;
  const board = await visible.boardOf(row.training, plan, day);
  const { title, unit, kind, from, to, state, levels, followUp } = plan;
  const named = [...levels, ...(followUp ? [followUp] : [])];
  const nameOfLevel = (code: string | undefined): string | undefined =>
    named.find((level) => level.code === code)?.name;
  const { present, expected } = board.attendanceOf([row]);
  const coming =
    state !== 'open' || row.withdrawnOn !== undefined
      ? []
      : board.sessions
          .filter(({ document: s }) => s.state === 'scheduled' && s.on >= day && board.expects(s, row))
          .map(({ key, document: { name, on, place } }) => ({ id: key, name, on, place }))
          .sort((a, b) => (a.on < b.on ? -1 : 1));
  return {
    ...{ id: row.training, title, unitName: visible.chart.name(unit), kind, from, to, state },
    ...{ tierName: nameOfLevel(row.tier), withdrawnOn: row.withdrawnOn, present, expected, coming },
    passed: row.results.filter((result) => result.passed).length,
    results: row.results.map(({ level, score, passed, on }) => ({
      name: nameOfLevel(level) ?? level,
      score,
      passed,
      on,
    })),
  };
}

@ApiTags('organization')
@Controller('api/organization/v1/training-records')
export class TrainingRecordsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '本人或所管人员的培训 The trainings of oneself, or of somebody one answers for', [
    'read',
    'trainingRecord',
  ])
  list(@View() view: Viewpoint, @Query() { person }: RecordFilter): Promise<Listing<TrainingRecord>> {
    return this.queries.execute(new TrainingRecordsQuery(view, person ?? view.person));
  }
}
