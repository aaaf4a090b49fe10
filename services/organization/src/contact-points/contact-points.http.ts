import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { CONTACT_PURPOSES, type ContactPurpose } from '@ronghe/contracts';
import { notFound } from '@ronghe/event-sourcing';
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
import { type ContactPointRow, POINT_STATES, contactPoints } from './contact-points.js';
import { contactVisits } from './contact-visits.js';
import { VisibleContacts } from './visible-contacts.handlers.js';

class PointFilter extends ListFilter {
  @IdField({ optional: true, description: 'the place, or above it' }) unit?: string;
  @IdField({ optional: true, description: 'the leader' }) person?: string;
  @ChoiceField(CONTACT_PURPOSES, { optional: true }) purpose?: ContactPurpose;
  @ChoiceField(POINT_STATES, { optional: true }) state?: ContactPointRow['state'];
}

const COLUMNS: Column[] = [
  { field: 'name', label: { zh: '领导', en: 'Leader' }, sealed: true },
  { field: 'unitName', label: { zh: '联系点', en: 'Contact point' } },
  { field: 'unitPath', label: { zh: '所在', en: 'Where' } },
  { field: 'safety', label: { zh: '安全承包', en: 'Safety contract' } },
  { field: 'party', label: { zh: '党建联系', en: 'Party contact' } },
  { field: 'on', label: { zh: '建立日期', en: 'Since' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: { open: { zh: '在联', en: 'open' }, closed: { zh: '已撤销', en: 'given up' } },
  },
  { field: 'lastVisit', label: { zh: '最近走访', en: 'Last visit' } },
  { field: 'visits', label: { zh: '走访次数', en: 'Visits' } },
  { field: 'findings', label: { zh: '问题数', en: 'Findings' } },
  { field: 'settled', label: { zh: '已销号', en: 'Closed' } },
];

interface PointView extends Omit<ContactPointRow, 'version'> {
  id: string;
  unitName: string;
  unitPath: string;
  /** Sealed; null of a leader who was forgotten. */
  name?: string | null;
  passedToName?: string | null;
  safety?: string;
  party?: string;
  lastVisit?: string;
  /** Findings whose rectification is closed. */
  settled: number;
}

const MARK = '✓';
const WORDS = { zh: '联系点', en: 'contact point' };

export class ContactPointsQuery extends ListQuery<PointFilter> {}
export class ContactPointQuery extends OneQuery {}

async function viewOf(contacts: VisibleContacts, id: string, row: ContactPointRow): Promise<PointView> {
  const { version: _, ...shown } = row;
  const visits = (await contacts.reader.find(contactVisits, { filter: { point: id } })).map((v) => v.document);
  const findings = (await Promise.all(visits.map((visit) => contacts.findings(visit)))).flat();
  return {
    id,
    ...shown,
    name: await contacts.nameOf(row.person),
    passedToName: row.passedTo && (await contacts.nameOf(row.passedTo)),
    unitName: contacts.chart.name(row.unit),
    unitPath: contacts.chart.path(row.unit),
    safety: row.purposes.includes('safety') ? MARK : undefined,
    party: row.purposes.includes('party') ? MARK : undefined,
    lastVisit: visits
      .map(({ on }) => on)
      .sort()
      .at(-1),
    settled: findings.filter(({ state }) => state === 'closed').length,
  };
}

@QueryHandler(ContactPointsQuery)
export class ContactPointsQueryHandler implements IQueryHandler<ContactPointsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: ContactPointsQuery): Promise<Listing<PointView>> {
    const contacts = await VisibleContacts.of(await this.runtime.view(view), view);
    const { unit, person, purpose, state } = filter;
    const fits = contacts.filter(unit);
    const found = await contacts.reader.find(contactPoints, {
      filter: asked({ person, state }),
    });
    const own = await contacts.only(
      'contactPoint',
      found
        .map(({ key, document }) => ({ key, ...document }))
        .filter((row) => fits(row.unit) && (!purpose || row.purposes.includes(purpose))),
    );
    const rows = await Promise.all(own.map(({ key, ...row }) => viewOf(contacts, key, row)));
    return new Listing({ zh: '联系点', en: 'Contact points' }, rows, COLUMNS, 'unitName');
  }
}

@QueryHandler(ContactPointQuery)
export class ContactPointQueryHandler implements IQueryHandler<ContactPointQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: ContactPointQuery): Promise<Versioned<PointView>> {
    const contacts = await VisibleContacts.of(await this.runtime.view(view), view);
    const row = await contacts.reader.get(contactPoints, id);
    if (!row || !(await contacts.may('contactPoint', row.person, row.unit))) return notFound(WORDS);
    return new Versioned(await viewOf(contacts, id, row), row.version);
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/contact-points')
export class ContactPointsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '联系点列表 Contact points and how they are kept', ['read', 'contactPoint'])
  list(@View() view: Viewpoint, @Query() filter: PointFilter): Promise<Listing<PointView>> {
    return this.queries.execute(new ContactPointsQuery(view, filter));
  }

  @Reads(':id', '联系点 A contact point', ['read', 'contactPoint'])
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<PointView>> {
    return this.queries.execute(new ContactPointQuery(view, id));
  }
}
