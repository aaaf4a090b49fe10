import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { MEMBERSHIP_STAGES } from '@ronghe/contracts';
import { type Keyed, type ModelReader, notFound } from '@ronghe/event-sourcing';
import {
  CodeField,
  type Column,
  IdField,
  ListFilter,
  Listing,
  Lists,
  Reads,
  TextField,
  UnitDirectory,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { units } from '../units/units.js';
import { type PersonRow, people } from './people.js';

class PeopleFilter extends ListFilter {
  @IdField({ optional: true }) unit?: string;
  @IdField({ optional: true, description: 'Party group' }) group?: string;
  @CodeField({ optional: true, description: 'exactly this employee number' }) employeeNo?: string;
  @TextField(60, { optional: true, description: 'part of the name, or the employee number' }) q?: string;
}

const STAGE_NAMES = Object.fromEntries(
  MEMBERSHIP_STAGES.map((stage, i) => [
    stage,
    [
      { zh: '入党申请人', en: 'applicant' },
      { zh: '积极分子', en: 'activist' },
      { zh: '发展对象', en: 'candidate' },
      { zh: '预备党员', en: 'probationary member' },
      { zh: '正式党员', en: 'full member' },
    ][i]!,
  ]),
);

const COLUMNS: Column[] = [
  { field: 'employeeNo', label: { zh: '工号', en: 'Employee no.' }, sealed: true },
  { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
  { field: 'unit', label: { zh: '所在单位', en: 'Unit' } },
  { field: 'partyGroup', label: { zh: '党小组', en: 'Party group' } },
  { field: 'membership', label: { zh: '党员身份', en: 'Membership' }, values: STAGE_NAMES },
  { field: 'employedOn', label: { zh: '入职日期', en: 'Employed on' } },
];

/** What a list shows; ID number and phone are for the person's own page. */
type Listed = Omit<PersonRow, 'idNumber' | 'phone'> & { id: string };

export class PeopleQuery {
  constructor(
    readonly view: Viewpoint,
    readonly filter: PeopleFilter,
  ) {}
}
export class PersonQuery {
  constructor(
    readonly view: Viewpoint,
    readonly id: string,
  ) {}
}

const PERSON = { zh: '人员', en: 'person' };

/** Whom the caller may see, by the units they belong to at the time that is looked at. */
async function readable(
  reader: ModelReader,
  { rights }: Viewpoint,
  thing: 'person' | 'personDetails' = 'person',
): Promise<(id: string, row: PersonRow) => boolean> {
  if (rights.everywhere('read', thing)) return () => true;
  const chart = await UnitDirectory.of(reader, units);
  return (id, { unit, partyGroup }) =>
    rights.may('read', thing, { person: id, within: [...chart.within(unit), ...chart.within(partyGroup)] });
}

@QueryHandler(PeopleQuery)
export class PeopleQueryHandler implements IQueryHandler<PeopleQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: PeopleQuery): Promise<Listing<Listed>> {
    const reader = await this.runtime.view(view);
    const { q } = filter;
    const found = await this.candidates(reader, view.tenant, filter);
    const visible = await readable(reader, view);
    const rows = found
      .filter(({ key, document }) => visible(key, document))
      .map(({ key, document: { idNumber: _id, phone: _phone, ...shown } }): Listed => ({ id: key, ...shown }));
    const kept = q ? await this.matching(rows, q) : rows;
    return new Listing({ zh: '人员', en: 'People' }, kept, COLUMNS);
  }

  /** By employee number without opening anybody's data: the number's keyed hash is the person's id. */
  private async candidates(
    reader: ModelReader,
    tenant: string,
    { unit, group, employeeNo }: PeopleFilter,
  ): Promise<Keyed<PersonRow>[]> {
    const wanted = { ...(unit && { unit }), ...(group && { partyGroup: group }) };
    if (employeeNo === undefined) return reader.find(people, { filter: wanted });
    const key = await this.runtime.ports.personalData.pseudonym(tenant, employeeNo);
    const document = await reader.get(people, key);
    const fits = document && (!unit || document.unit === unit) && (!group || document.partyGroup === group);
    return fits ? [{ key, document }] : [];
  }

  /** Names are sealed, so a search opens them all; only what matches leaves this method. */
  private async matching(rows: Listed[], q: string): Promise<Listed[]> {
    const opened = await this.runtime.ports.personalData.openAll(
      rows.map(({ name, employeeNo }) => ({ name, employeeNo })),
    );
    return rows.filter((_, i) => opened[i]!.name?.includes(q) || opened[i]!.employeeNo === q);
  }
}

@QueryHandler(PersonQuery)
export class PersonQueryHandler implements IQueryHandler<PersonQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: PersonQuery): Promise<PersonRow & { id: string }> {
    const reader = await this.runtime.view(view);
    const row = (await reader.get(people, id)) ?? notFound(PERSON);
    if (!(await readable(reader, view))(id, row)) notFound(PERSON);
    const { idNumber, phone, ...shown } = row;
    const details = (await readable(reader, view, 'personDetails'))(id, row);
    return { id, ...shown, ...(details && { idNumber, phone }) };
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/people')
export class PeopleController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '人员列表 List people', ['read', 'person'])
  list(@View() view: Viewpoint, @Query() filter: PeopleFilter): Promise<Listing<Listed>> {
    return this.queries.execute(new PeopleQuery(view, filter));
  }

  @Reads(':id', '人员详情 One person', ['read', 'person'])
  one(@View() view: Viewpoint, @Param('id') id: string): Promise<PersonRow> {
    return this.queries.execute(new PersonQuery(view, id));
  }
}
