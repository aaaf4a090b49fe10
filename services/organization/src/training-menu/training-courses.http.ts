import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  ChoiceField,
  type Column,
  ListFilter,
  Listing,
  Lists,
  TextField,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type MenuCourse, trainingCourses } from './training-courses.js';

const STATES = ['offered', 'dropped'] as const;

class CourseFilter extends ListFilter {
  @ChoiceField(STATES, { optional: true }) state?: MenuCourse['state'];
  @TextField(60, { optional: true, description: 'part of the name, or the code' }) q?: string;
}

const COLUMNS: Column[] = [
  { field: 'code', label: { zh: '编码', en: 'Code' } },
  { field: 'name', label: { zh: '课程', en: 'Course' } },
  { field: 'hours', label: { zh: '学时', en: 'Hours' } },
  { field: 'about', label: { zh: '内容', en: 'What it teaches' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: { offered: { zh: '上架', en: 'offered' }, dropped: { zh: '已下架', en: 'dropped' } },
  },
  { field: 'on', label: { zh: '上架日期', en: 'Since' } },
  { field: 'droppedOn', label: { zh: '下架日期', en: 'Dropped on' } },
];

export class TrainingCoursesQuery {
  constructor(
    readonly view: Viewpoint,
    readonly state?: MenuCourse['state'],
    readonly q?: string,
  ) {}
}

@QueryHandler(TrainingCoursesQuery)
export class TrainingCoursesQueryHandler implements IQueryHandler<TrainingCoursesQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, state, q }: TrainingCoursesQuery): Promise<Listing<MenuCourse & { id: string }>> {
    const found = await (await this.runtime.view(view)).find(trainingCourses, { filter: state ? { state } : {} });
    const rows = found
      .map(({ key, document }) => ({ id: key, ...document }))
      .filter(({ code, name }) => !q || name.includes(q) || code === q);
    return new Listing({ zh: '培训菜单', en: 'Training menu' }, rows, COLUMNS, 'code');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/training-courses')
export class TrainingCoursesController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '培训菜单 The training menu', ['read', 'trainingMenu'])
  list(@View() view: Viewpoint, @Query() { state, q }: CourseFilter): Promise<Listing<MenuCourse & { id: string }>> {
    return this.queries.execute(new TrainingCoursesQuery(view, state, q));
  }
}
