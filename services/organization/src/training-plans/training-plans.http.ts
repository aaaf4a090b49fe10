import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TRAINING_KINDS, type TrainingKind } from '@ronghe/contracts';
import {
  ChoiceField,
  type Column,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  OneQuery,
  Reads,
  Versioned,
  View,
  ViewFilter,
  type Viewpoint,
  asked,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import type { TrainingFigures } from './training-figures.js';
import type { TrainingPlan } from './training-plans.js';
import { VisibleTrainings } from './visible-trainings.handlers.js';

const STATES = ['open', 'completed', 'cancelled'] as const;

class PlanFilter extends ListFilter {
  @IdField({ optional: true, description: 'only trainings of this unit and below it' }) unit?: string;
  @ChoiceField(TRAINING_KINDS, { optional: true }) kind?: TrainingKind;
  @ChoiceField(STATES, { optional: true }) state?: TrainingPlan['state'];
}

export const KIND_WORDS = {
  staged: { zh: '阶梯式', en: 'in stages' },
  tiered: { zh: '分层', en: 'in tiers' },
};
const COLUMNS: Column[] = [
  { field: 'title', label: { zh: '培训', en: 'Training' } },
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'kind', label: { zh: '方式', en: 'Kind' }, values: KIND_WORDS },
  { field: 'from', label: { zh: '开始', en: 'From' } },
  { field: 'to', label: { zh: '结束', en: 'To' } },
  { field: 'trainees', label: { zh: '参训人数', en: 'People' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: {
      open: { zh: '进行中', en: 'going on' },
      completed: { zh: '已结束', en: 'completed' },
      cancelled: { zh: '已取消', en: 'cancelled' },
    },
  },
];

export interface TrainingPlanRow extends Pick<
  TrainingPlan,
  'unit' | 'title' | 'kind' | 'from' | 'to' | 'trainees' | 'state'
> {
  id: string;
  unitName: string;
}
interface TrainingPlanView extends Omit<TrainingPlan, 'events' | 'followUp'> {
  id: string;
  unitName: string;
  hours: number;
  figures: TrainingFigures;
  peopleVisible: boolean;
}

export class TrainingPlansQuery extends ListQuery<PlanFilter> {}
export class TrainingPlanQuery extends OneQuery {}

@QueryHandler(TrainingPlansQuery)
export class TrainingPlansQueryHandler implements IQueryHandler<TrainingPlansQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { unit, kind, state } }: TrainingPlansQuery): Promise<Listing<TrainingPlanRow>> {
    const visible = await VisibleTrainings.of(await this.runtime.view(view), view);
    const found = await visible.find(asked({ kind, state }));
    const rows = found
      .filter(({ document }) => !unit || visible.chart.under(document.unit, unit))
      .map(({ key, document }): TrainingPlanRow => {
        const { unit: of, title, kind: how, from, to, trainees, state: now } = document;
        return {
          id: key,
          unit: of,
          unitName: visible.chart.name(of),
          title,
          kind: how,
          from,
          to,
          trainees,
          state: now,
        };
      });
    return new Listing({ zh: '培训计划', en: 'Training plans' }, rows, COLUMNS, '-from');
  }
}

@QueryHandler(TrainingPlanQuery)
export class TrainingPlanQueryHandler implements IQueryHandler<TrainingPlanQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: TrainingPlanQuery): Promise<Versioned<TrainingPlanView>> {
    const visible = await VisibleTrainings.of(await this.runtime.view(view), view);
    const found = await visible.plan(id);
    const { events, followUp: _, ...plan } = found;
    const value = {
      id,
      ...plan,
      unitName: visible.chart.name(plan.unit),
      hours: plan.courses.reduce((sum, { hours }) => sum + hours, 0),
      figures: (await visible.boardOf(id, found, view.today)).figures(),
      peopleVisible: visible.seesPeople(found),
    };
    return new Versioned(value, events);
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/training-plans')
export class TrainingPlansController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '培训计划 Training plans', ['read', 'training'])
  list(@View() view: Viewpoint, @Query() filter: PlanFilter): Promise<Listing<TrainingPlanRow>> {
    return this.queries.execute(new TrainingPlansQuery(view, filter));
  }

  @Reads(':id', '培训计划及各层级的到课和成绩 A training with attendance and results per stage or tier', [
    'read',
    'training',
  ])
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<TrainingPlanView>> {
    return this.queries.execute(new TrainingPlanQuery(view, id));
  }
}
