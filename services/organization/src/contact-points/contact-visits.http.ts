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
  asked,
  monthOf,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type ContactPointRow, contactPoints } from './contact-points.js';
import { type ContactVisit, contactVisits } from './contact-visits.js';
import { type FindingView, VisibleContacts } from './visible-contacts.handlers.js';

const MONTH = [/^20\d{2}-(0[1-9]|1[0-2])$/, '应为月份，如 2026-04', 'must be a month such as 2026-04'] as const;

class VisitFilter extends ListFilter {
  @IdField({ optional: true }) point?: string;
  @IdField({ optional: true, description: 'the leader' }) person?: string;
  @IdField({ optional: true, description: 'the place, or above it' }) unit?: string;
  @PatternField(...MONTH, { optional: true }) month?: string;
}
class MonthFilter extends ListFilter {
  @PatternField(...MONTH, { optional: true, description: 'this month unless said' }) month?: string;
  @IdField({ optional: true, description: 'the leader’s unit, or above it' }) unit?: string;
  @IdField({ optional: true, description: 'the leader' }) person?: string;
}

const VISIT_COLUMNS: Column[] = [
  { field: 'on', label: { zh: '走访日期', en: 'Day' } },
  { field: 'name', label: { zh: '领导', en: 'Leader' }, sealed: true },
  { field: 'unitName', label: { zh: '联系点', en: 'Contact point' } },
  { field: 'hours', label: { zh: '小时', en: 'Hours' } },
  { field: 'done', label: { zh: '开展工作', en: 'What was done' } },
  { field: 'found', label: { zh: '问题数', en: 'Findings' } },
  { field: 'settled', label: { zh: '已销号', en: 'Closed' } },
  { field: 'overdue', label: { zh: '逾期', en: 'Overdue' } },
];
const MONTH_COLUMNS: Column[] = [
  { field: 'month', label: { zh: '月份', en: 'Month' } },
  { field: 'name', label: { zh: '领导', en: 'Leader' }, sealed: true },
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'days', label: { zh: '走访日期', en: 'Days' } },
  { field: 'count', label: { zh: '走访次数', en: 'Visits' } },
  { field: 'hours', label: { zh: '小时', en: 'Hours' } },
  { field: 'found', label: { zh: '问题数', en: 'Findings' } },
  { field: 'open', label: { zh: '整改中', en: 'Being put right' } },
  { field: 'settled', label: { zh: '已销号', en: 'Closed' } },
  { field: 'overdue', label: { zh: '逾期', en: 'Overdue' } },
];

interface Counted {
  found: number;
  open: number;
  settled: number;
  overdue: number;
}
interface VisitView extends Omit<ContactVisit, 'findings'>, Counted {
  id: string;
  unitName: string;
  name?: string | null;
  findings: FindingView[];
}
/** A leader's month: his visits in the order of the days. */
interface MonthView extends Counted {
  id: string;
  person: string;
  name?: string | null;
  unitName?: string;
  month: string;
  days: string;
  count: number;
  hours: number;
  visits: VisitView[];
}

export class ContactVisitsQuery extends ListQuery<VisitFilter> {}
export class ContactMonthsQuery extends ListQuery<MonthFilter> {}

const countOf = (findings: readonly FindingView[]): Counted => ({
  found: findings.length,
  open: findings.filter(({ state }) => state !== 'closed' && state !== 'withdrawn').length,
  settled: findings.filter(({ state }) => state === 'closed').length,
  overdue: findings.filter(({ overdue }) => overdue).length,
});

/** Contact points that there were in a month. */
async function keptIn(contacts: VisibleContacts, month: string, person?: string): Promise<ContactPointRow[]> {
  const found = await contacts.reader.find(contactPoints, { filter: person ? { person } : {} });
  const kept = found
    .map(({ document }) => document)
    .filter(({ on, closedOn }) => monthOf(on) <= month && (!closedOn || monthOf(closedOn) >= month));
  return contacts.only('contactPoint', kept);
}

async function visitsOf(contacts: VisibleContacts, filter: Record<string, string>): Promise<VisitView[]> {
  const found = await contacts.reader.find(contactVisits, { filter });
  const own = await contacts.only(
    'contactPoint',
    found.map(({ key, document }) => ({ id: key, ...document })),
  );
  return Promise.all(
    own.map(async (visit) => {
      const findings = await contacts.findings(visit);
      const name = await contacts.nameOf(visit.person);
      return { ...visit, name, unitName: contacts.chart.name(visit.unit), findings, ...countOf(findings) };
    }),
  );
}

@QueryHandler(ContactVisitsQuery)
export class ContactVisitsQueryHandler implements IQueryHandler<ContactVisitsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter: { point, person, unit, month } }: ContactVisitsQuery): Promise<Listing<VisitView>> {
    const contacts = await VisibleContacts.of(await this.runtime.view(view), view);
    const fits = contacts.filter(unit);
    const rows = await visitsOf(contacts, asked({ point, person, month }));
    return new Listing(
      { zh: '联系点走访', en: 'Visits' },
      rows.filter((row) => fits(row.unit)),
      VISIT_COLUMNS,
      '-on',
    );
  }
}

@QueryHandler(ContactMonthsQuery)
export class ContactMonthsQueryHandler implements IQueryHandler<ContactMonthsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: ContactMonthsQuery): Promise<Listing<MonthView>> {
    const contacts = await VisibleContacts.of(await this.runtime.view(view), view);
    const { unit, person } = filter;
    const month = filter.month ?? monthOf(view.today);
    const fits = contacts.filter(unit);
    const visits = await visitsOf(contacts, asked({ month, person }));
    const points = await keptIn(contacts, month, person);
    // A month without a visit shows as such.
    const leaders = [...new Set([...points, ...visits].map((row) => row.person))];
    const rows = await Promise.all(
      leaders.map(async (leader): Promise<MonthView[]> => {
        const own = await contacts.unitOf(leader);
        if (!fits(own)) return [];
        const his = visits.filter((visit) => visit.person === leader).sort((a, b) => (a.on < b.on ? -1 : 1));
        return [
          {
            id: leader,
            person: leader,
            name: await contacts.nameOf(leader),
            unitName: own && contacts.chart.name(own),
            month,
            days: his.map(({ on }) => on).join('、'),
            count: his.length,
            hours: his.reduce((sum, { hours }) => sum + hours, 0),
            visits: his,
            ...countOf(his.flatMap(({ findings }) => findings)),
          },
        ];
      }),
    );
    return new Listing({ zh: '联系点月度', en: 'Months at contact points' }, rows.flat(), MONTH_COLUMNS, 'unitName');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1')
export class ContactVisitsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('contact-visits', '联系点走访及其问题 Visits with what they found', ['read', 'contactPoint'])
  visits(@View() view: Viewpoint, @Query() filter: VisitFilter): Promise<Listing<VisitView>> {
    return this.queries.execute(new ContactVisitsQuery(view, filter));
  }

  @Lists('contact-months', '各领导一个月的走访 A month of each leader', ['read', 'contactPoint'])
  months(@View() view: Viewpoint, @Query() filter: MonthFilter): Promise<Listing<MonthView>> {
    return this.queries.execute(new ContactMonthsQuery(view, filter));
  }
}
