import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type Column,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  PatternField,
  View,
  type Viewpoint,
  monthOf,
} from '@ronghe/service-kit';
import { VisibleContacts } from '../contact-points/visible-contacts.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { weeksOfMonth } from '../station-book/iso-week.js';
import { type LeaderMonth, leadersIn, monthOfLeader } from './station-month.js';
import { stationDuties } from './station-duties.js';
import { stationWeeks } from './station-weeks.js';

class MonthFilter extends ListFilter {
  @PatternField(/^20\d{2}-(0[1-9]|1[0-2])$/, '应为月份，如 2026-04', 'must be a month such as 2026-04', {
    optional: true,
    description: 'this month unless said; a week belongs to the month of its Thursday',
  })
  month?: string;
  @IdField({ optional: true, description: 'the leader’s unit, or above it' }) unit?: string;
  @IdField({ optional: true, description: 'the leader' }) person?: string;
}

const columnsOf = (weeks: readonly string[]): Column[] => [
  { field: 'name', label: { zh: '领导', en: 'Leader' }, sealed: true },
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'month', label: { zh: '月份', en: 'Month' } },
  ...weeks.map((week) => ({ field: week, label: { zh: week, en: week } })),
  { field: 'days', label: { zh: '驻站天数', en: 'Days' } },
  { field: 'shortfalls', label: { zh: '不足周数', en: 'Weeks with a shortfall' } },
];

interface MonthView extends LeaderMonth {
  id: string;
  name?: string | null;
  unitName?: string;
  month: string;
}

export class StationMonthsQuery extends ListQuery<MonthFilter> {}

@QueryHandler(StationMonthsQuery)
export class StationMonthsQueryHandler implements IQueryHandler<StationMonthsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: StationMonthsQuery): Promise<Listing<MonthView>> {
    const leaders = await VisibleContacts.of(await this.runtime.view(view), view);
    const month = filter.month ?? monthOf(view.today);
    const fits = leaders.filter(filter.unit);
    const weeks = weeksOfMonth(month);
    const known = await this.known(leaders, weeks, filter.person);
    const rows = await Promise.all(
      leadersIn(known, weeks).map(async (person): Promise<MonthView[]> => {
        const unit = await leaders.unitOf(person);
        if (!fits(unit) || !(await leaders.may('stationDay', person))) return [];
        const its = monthOfLeader(person, known, weeks, view.today, (station) => leaders.chart.name(station));
        const cells = Object.fromEntries(its.weeks.map(({ week, days }) => [week, days.length]));
        const name = await leaders.nameOf(person);
        return [{ id: person, name, unitName: unit && leaders.chart.name(unit), month, ...cells, ...its }];
      }),
    );
    return new Listing({ zh: '驻站带班月度', en: 'Station days' }, rows.flat(), columnsOf(weeks), 'unitName');
  }

  private async known({ reader }: VisibleContacts, weeks: readonly string[], person?: string) {
    const years = [...new Set(weeks.map((week) => week.slice(0, 4)))];
    const only = person ? { person } : {};
    const ofYears = years.map((year) => reader.find(stationDuties, { filter: { year, ...only } }));
    const ofWeeks = weeks.map((week) => reader.find(stationWeeks, { filter: { week, ...only } }));
    return {
      duties: (await Promise.all(ofYears)).flat().map(({ document }) => document),
      weeks: (await Promise.all(ofWeeks)).flat().map(({ document }) => document),
    };
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/station-months')
export class StationMonthsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '驻站带班月度 The station days of each leader in a month, by ISO weeks', ['read', 'stationDay'])
  months(@View() view: Viewpoint, @Query() filter: MonthFilter): Promise<Listing<MonthView>> {
    return this.queries.execute(new StationMonthsQuery(view, filter));
  }
}
