import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { KEY_STAFF_KINDS, type KeyStaffKind, MEMBERSHIP_STAGES, type MembershipStage } from '@ronghe/contracts';
import type { Keyed, ModelReader } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  CodeField,
  type Column,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  OneQuery,
  Reads,
  TextField,
  UnitDirectory,
  View,
  ViewFilter,
  type Viewpoint,
  asked,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { KEY_STAFF_NAMES, LEAVING_NAMES, STAGE_NAMES } from './people-words.js';
import { type PersonRow, people } from './people.js';
import { readable, readablePerson } from './readable.handlers.js';

const STATES = ['employed', 'left'] as const;

class PeopleFilter extends ListFilter {
  @IdField({ optional: true }) unit?: string;
  @IdField({ optional: true, description: 'Party group' }) group?: string;
  @IdField({ optional: true, description: 'this unit or Party organisation, or one below it' }) under?: string;
  @ChoiceField(STATES, { optional: true, description: 'default employed' }) state?: PersonRow['state'];
  @ChoiceField(MEMBERSHIP_STAGES, { optional: true }) stage?: MembershipStage;
  @ChoiceField([...KEY_STAFF_KINDS, 'any'], { optional: true }) keyStaff?: KeyStaffKind | 'any';
  @CodeField({ optional: true, description: 'exactly this employee number' }) employeeNo?: string;
  @TextField(60, { optional: true, description: 'part of the name, or the employee number' }) q?: string;
}

/** Named as the columns of the workbook, so that what is exported can be edited and imported. */
const COLUMNS: Column[] = [
  { field: 'employeeNo', label: { zh: '工号', en: 'Employee no.' }, sealed: true },
  { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
  { field: 'unitCode', label: { zh: '所在单位编码', en: 'Code of the unit' } },
  { field: 'unitName', label: { zh: '单位名称', en: 'Name of the unit' } },
  { field: 'groupCode', label: { zh: '党小组编码', en: 'Code of the Party group' } },
  { field: 'groupName', label: { zh: '党小组名称', en: 'Name of the Party group' } },
  { field: 'membership', label: { zh: '党员身份', en: 'Membership' }, values: STAGE_NAMES },
  { field: 'membershipOn', label: { zh: '身份起始日期', en: 'At that stage since' } },
  { field: 'employedOn', label: { zh: '入职日期', en: 'Employed on' } },
  { field: 'keyStaff', label: { zh: '骨干类别', en: 'Key staff' }, values: KEY_STAFF_NAMES },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: { employed: { zh: '在职', en: 'employed' }, left: { zh: '已离职', en: 'left' } },
  },
  { field: 'leftOn', label: { zh: '离职日期', en: 'Left on' } },
  { field: 'leavingReason', label: { zh: '离职原因', en: 'Why he left' }, values: LEAVING_NAMES },
];

/** What a list shows; ID number and phone are for the person's own page. */
type Listed = Omit<PersonRow, 'idNumber' | 'phone'> & {
  id: string;
  unitCode?: string;
  unitName: string;
  groupCode?: string;
  groupName?: string;
};

export class PeopleQuery extends ListQuery<PeopleFilter> {}
export class PersonQuery extends OneQuery {}

@QueryHandler(PeopleQuery)
export class PeopleQueryHandler implements IQueryHandler<PeopleQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: PeopleQuery): Promise<Listing<Listed>> {
    const { reader, chart } = await this.runtime.chartView(view);
    const { q } = filter;
    const found = await this.candidates(reader, view.tenant, filter);
    const visible = await readable(reader, view);
    const rows = found
      .filter(({ key, document }) => visible(key, document) && fits(document, filter, chart))
      .map(({ key, document: { idNumber: _id, phone: _phone, ...shown } }): Listed => ({
        id: key,
        ...shown,
        unitCode: chart.get(shown.unit)?.code,
        unitName: chart.name(shown.unit),
        groupCode: chart.get(shown.partyGroup ?? '')?.code,
        groupName: shown.partyGroup && chart.name(shown.partyGroup),
      }));
    const kept = q ? await this.matching(rows, q) : rows;
    return new Listing({ zh: '人员', en: 'People' }, kept, COLUMNS);
  }

  /** By employee number without opening anybody's data: the number's keyed hash is the person's id. */
  private async candidates(
    reader: ModelReader,
    tenant: string,
    { unit, group, employeeNo, state = 'employed' }: PeopleFilter,
  ): Promise<Keyed<PersonRow>[]> {
    const wanted = asked({ state, unit, partyGroup: group });
    if (employeeNo === undefined) return reader.find(people, { filter: wanted });
    const key = await this.runtime.ports.personalData.pseudonym(tenant, employeeNo);
    const document = await reader.get(people, key);
    const isOne = Object.entries(wanted).every(([field, value]) => document?.[field as keyof PersonRow] === value);
    return document && isOne ? [{ key, document }] : [];
  }

  /** Names are sealed, so a search opens them all; only what matches leaves this method. */
  private async matching(rows: Listed[], q: string): Promise<Listed[]> {
    const opened = await this.runtime.ports.personalData.openAll(
      rows.map(({ name, employeeNo }) => ({ name, employeeNo })),
    );
    return rows.filter((_, i) => opened[i]!.name?.includes(q) || opened[i]!.employeeNo === q);
  }
}

function fits(
  { unit, partyGroup, membership, keyStaff: kind }: PersonRow,
  { under, stage, keyStaff }: PeopleFilter,
  chart: UnitDirectory,
): boolean {
  return (
    (!under || chart.under(unit, under) || chart.under(partyGroup, under)) &&
    (!stage || membership === stage) &&
    (!keyStaff || (keyStaff === 'any' ? kind !== undefined : kind === keyStaff))
  );
}

@QueryHandler(PersonQuery)
export class PersonQueryHandler implements IQueryHandler<PersonQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: PersonQuery): Promise<PersonRow & { id: string }> {
    return { id, ...(await readablePerson(await this.runtime.view(view), view, id)) };
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
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<PersonRow> {
    return this.queries.execute(new PersonQuery(view, id));
  }
}
