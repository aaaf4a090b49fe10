import { Controller, Inject, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { AttendanceWay } from '@ronghe/contracts';
import { notFound } from '@ronghe/event-sourcing';
import {
  CLOCK,
  type Column,
  ListFilter,
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
import { nameOf } from '../people/name-of.js';
import { people } from '../people/people.js';
import { type AttendanceCode, attendanceCode } from '../training-session/attendance-code.handlers.js';
import type { TrainingBoard } from './training-figures.js';
import { type SessionRow, attendanceKey, trainingAttendances, trainingSessions } from './training-sessions.js';
import { VisibleTrainings } from './visible-trainings.handlers.js';

const SESSION = { zh: '培训课次', en: 'training session' };
const SESSION_COLUMNS: Column[] = [
  { field: 'on', label: { zh: '日期', en: 'Day' } },
  { field: 'name', label: { zh: '课次', en: 'Session' } },
  { field: 'courseName', label: { zh: '课程', en: 'Course' } },
  { field: 'levelName', label: { zh: '阶段或层级', en: 'Stage or tier' } },
  { field: 'place', label: { zh: '地点', en: 'Place' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: { scheduled: { zh: '已安排', en: 'scheduled' }, cancelled: { zh: '已取消', en: 'cancelled' } },
  },
  { field: 'expected', label: { zh: '应到', en: 'Expected' } },
  { field: 'attended', label: { zh: '实到', en: 'Present' } },
];
const PRESENT_COLUMNS: Column[] = [
  { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
  { field: 'unitName', label: { zh: '所在单位', en: 'Unit' } },
  { field: 'present', label: { zh: '到课', en: 'Present' } },
  {
    field: 'by',
    label: { zh: '签到方式', en: 'Counted by' },
    values: { list: { zh: '名单', en: 'list' }, code: { zh: '扫码', en: 'code' } },
  },
];

export interface SessionView extends Omit<SessionRow, 'events'> {
  id: string;
  courseName?: string;
  levelName?: string;
  expected: number;
}
interface OneSession extends SessionView {
  title: string;
}
interface PresentRow {
  id: string;
  person: string;
  name?: string | null;
  unitName?: string;
  present: boolean;
  by?: AttendanceWay;
}

export class TrainingSessionsQuery {
  constructor(
    readonly view: Viewpoint,
    readonly training: string,
  ) {}
}
export class TrainingSessionQuery extends OneQuery {}
export class AttendanceQuery {
  constructor(
    readonly view: Viewpoint,
    readonly session: string,
  ) {}
}

/** A day is asked for only by figures of what was held: here every session counts. */
const ANY_DAY = '9999-12-31';

function viewOf(board: TrainingBoard, id: string, { events: _, ...row }: SessionRow): SessionView {
  const { plan, taking } = board;
  return {
    id,
    ...row,
    courseName: plan.courses.find(({ code }) => code === row.course)?.name,
    levelName: plan.levels.find(({ code }) => code === row.level)?.name,
    expected: taking.filter((trainee) => board.expects(row, trainee)).length,
  };
}

@QueryHandler(TrainingSessionsQuery)
export class TrainingSessionsQueryHandler implements IQueryHandler<TrainingSessionsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, training }: TrainingSessionsQuery): Promise<Listing<SessionView>> {
    const visible = await VisibleTrainings.of(await this.runtime.view(view), view);
    const board = await visible.boardOf(training, await visible.plan(training), ANY_DAY);
    const rows = board.sessions.map(({ key, document }) => viewOf(board, key, document));
    return new Listing({ zh: '培训课次', en: 'Training sessions' }, rows, SESSION_COLUMNS, 'on');
  }
}

@QueryHandler(TrainingSessionQuery)
export class TrainingSessionQueryHandler implements IQueryHandler<TrainingSessionQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: TrainingSessionQuery): Promise<Versioned<OneSession>> {
    const reader = await this.runtime.view(view);
    const found = (await reader.get(trainingSessions, id)) ?? notFound(SESSION);
    const visible = await VisibleTrainings.of(reader, view);
    const plan = await visible.plan(found.training);
    const board = await visible.boardOf(found.training, plan, ANY_DAY);
    return new Versioned({ ...viewOf(board, id, found), title: plan.title }, found.events);
  }
}

@QueryHandler(AttendanceQuery)
export class AttendanceQueryHandler implements IQueryHandler<AttendanceQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  /** Who is to come, and whoever was there though he has been withdrawn since. */
  async execute({ view, session }: AttendanceQuery): Promise<Listing<PresentRow>> {
    const reader = await this.runtime.view(view);
    const found = (await reader.get(trainingSessions, session)) ?? notFound(SESSION);
    const visible = await VisibleTrainings.of(reader, view);
    const board = await visible.board(found.training, ANY_DAY);
    const listed = board.trainees.filter(
      (trainee) =>
        board.wasAt(session, trainee.person) || (trainee.withdrawnOn === undefined && board.expects(found, trainee)),
    );
    const rows = await Promise.all(
      listed.map(async ({ person }): Promise<PresentRow> => {
        const unit = (await reader.get(people, person))?.unit;
        const there = await reader.get(trainingAttendances, attendanceKey(session, person));
        const unitName = unit && visible.chart.name(unit);
        return { id: person, person, name: await nameOf(reader, person), unitName, present: !!there, by: there?.by };
      }),
    );
    return new Listing({ zh: '到课名单', en: 'Attendance' }, rows, PRESENT_COLUMNS, 'unitName');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1')
export class TrainingSessionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly runtime: OrganizationRuntime,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  @Lists('training-plans/:id/sessions', '培训计划的课次 Sessions of a training', ['read', 'training'])
  list(@View() view: Viewpoint, @Param('id') training: string, @Query() _: ListFilter): Promise<Listing<SessionView>> {
    return this.queries.execute(new TrainingSessionsQuery(view, training));
  }

  @Reads('training-sessions/:id', '一个课次 A session', ['read', 'training'])
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<OneSession>> {
    return this.queries.execute(new TrainingSessionQuery(view, id));
  }

  @Lists('training-sessions/:id/attendance', '课次的到课名单 Who was at a session', ['read', 'training'])
  attendance(
    @View() view: Viewpoint,
    @Param('id') session: string,
    @Query() _: ListFilter,
  ): Promise<Listing<PresentRow>> {
    return this.queries.execute(new AttendanceQuery(view, session));
  }

  /** Only for whoever may count people in the list, too: the code does no more than that. */
  @Reads('training-sessions/:id/code', '课次当前的签到码 The code to check in with, of this minute', [
    'change',
    'training',
  ])
  async code(@View() view: Viewpoint, @Param('id') session: string, @Query() _: ViewFilter): Promise<AttendanceCode> {
    const reader = await this.runtime.view({ ...view, asOf: undefined });
    const found = (await reader.get(trainingSessions, session)) ?? notFound(SESSION);
    const { chart } = await VisibleTrainings.of(reader, view);
    if (!view.rights.may('change', 'training', { within: chart.within(found.unit) })) notFound(SESSION);
    return attendanceCode(this.runtime.ports.personalData, view.tenant, session, this.clock().toISOString());
  }
}
