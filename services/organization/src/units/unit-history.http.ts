import { Controller, Param } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { notFound } from '@ronghe/event-sourcing';
import { type Column, Listing, Lists, View, type Viewpoint } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { whereabouts } from '../people/people.js';
import { type UnitChange, type UnitHistoryEntry, unitHistories } from './unit-history.js';

const CHANGES: Record<UnitChange, { zh: string; en: string }> = {
  registered: { zh: '成立', en: 'registered' },
  renamed: { zh: '更名', en: 'renamed' },
  moved: { zh: '划转', en: 'moved' },
  absorbed: { zh: '并入本单位', en: 'another joined it' },
  merged: { zh: '并入其他单位', en: 'merged into another' },
  dissolved: { zh: '撤销', en: 'dissolved' },
};

const COLUMNS: Column[] = [
  { field: 'on', label: { zh: '日期', en: 'Day' } },
  { field: 'change', label: { zh: '变动', en: 'Change' }, values: CHANGES },
  { field: 'from', label: { zh: '由', en: 'From' } },
  { field: 'to', label: { zh: '到', en: 'To' } },
  { field: 'at', label: { zh: '登记时间', en: 'Recorded' } },
  { field: 'by', label: { zh: '登记人', en: 'By' }, sealed: true },
];

/** `from` and `to` in names. Who did it is for those who may see him: sealed, null of a person who was forgotten. */
interface HistoryRow extends Pick<UnitHistoryEntry, 'change' | 'on' | 'at' | 'from' | 'to'> {
  id: string;
  actor?: string;
  by?: string | null;
}

export class UnitHistoryQuery {
  constructor(
    readonly view: Viewpoint,
    readonly unit: string,
  ) {}
}

@QueryHandler(UnitHistoryQuery)
export class UnitHistoryQueryHandler implements IQueryHandler<UnitHistoryQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, unit }: UnitHistoryQuery): Promise<Listing<HistoryRow>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const history = (await reader.get(unitHistories, unit)) ?? notFound({ zh: '单位', en: 'unit' });
    const actors = new Map<string, Pick<HistoryRow, 'actor' | 'by'>>();
    for (const actor of new Set(history.entries.map((entry) => entry.actor))) {
      const row = { person: actor, within: await whereabouts(reader, actor) };
      actors.set(actor, view.rights.may('read', 'person', row) ? { actor, by: await nameOf(reader, actor) } : {});
    }
    const rows = history.entries.map(({ event, change, on, at, actor, from, to }, i): HistoryRow => ({
      // In the order of what was recorded, also where the list is sorted by it.
      id: `${String(i + 1).padStart(4, '0')}:${event}`,
      change,
      on,
      at,
      from: from && chart.name(from),
      to: to && chart.name(to),
      ...actors.get(actor),
    }));
    return new Listing({ zh: '单位沿革', en: 'History of a unit' }, rows, COLUMNS);
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/units')
export class UnitHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Lists(':id/history', '单位沿革 History of a unit', ['read', 'unit'])
  history(@View() view: Viewpoint, @Param('id') unit: string): Promise<Listing<HistoryRow>> {
    return this.queries.execute(new UnitHistoryQuery(view, unit));
  }
}
