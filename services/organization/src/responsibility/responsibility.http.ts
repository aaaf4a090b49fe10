import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { isMember } from '@ronghe/contracts';
import {
  ChoiceField,
  IdField,
  ListFilter,
  Listing,
  Lists,
  OnField,
  PatternField,
  Reads,
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { EMPLOYEE_COLUMNS, MEMBER_COLUMNS, UNIT_COLUMNS } from './columns.js';
import { type Proposed, divideEvenly } from './proposal.js';
import { type MemberShare, Responsibility, type ResponsibilityFigures, worksHere } from './responsibility.js';
import { VisibleContracts } from './visible-contracts.handlers.js';

const UNIT = { optional: true, description: 'only what belongs to this unit or one below it' };
const MOST_MEMBERS = 100;

class FiguresFilter extends ViewFilter {
  @IdField(UNIT) unit?: string;
  @OnField() on?: string;
}
class SharesFilter extends ListFilter {
  @IdField(UNIT) unit?: string;
  @OnField() on?: string;
}
class EmployeeFilter extends SharesFilter {
  @ChoiceField(['contracted', 'unassigned'], { optional: true }) state?: 'contracted' | 'unassigned';
}
class ProposalFilter extends ViewFilter {
  @IdField({ description: 'what is divided belongs to it or below it' }) unit!: string;
  @OnField() on?: string;
  @PatternField(
    new RegExp(`^[\\w.:-]{1,80}(,[\\w.:-]{1,80}){0,${MOST_MEMBERS - 1}}$`),
    `应为以逗号分隔的人员编号，最多${MOST_MEMBERS}个`,
    `must be ids with commas between, at most ${MOST_MEMBERS}`,
    { optional: true, description: 'members among whom it is divided; default all of the unit' },
  )
  members?: string;
}

interface NamedShare extends MemberShare {
  id: string;
  name?: string | null;
  unitName?: string;
}
interface EmployeeRow {
  id: string;
  name?: string | null;
  unit: string;
  unitName: string;
  state: 'contracted' | 'unassigned';
  member?: string;
  memberName?: string | null;
  from?: string;
}
interface ProposedRow extends Proposed {
  kind: string;
  unit: string;
  unitName: string;
  name?: string;
  employeeName?: string | null;
  squareMetres?: number;
  memberName?: string | null;
}
/** What nobody answers for, each with a member, and the members among whom it was divided. */
interface Proposal {
  items: ProposedRow[];
  members: { person: string; unit: string; name?: string | null }[];
}
interface UnitShare {
  id: string;
  name: string;
  areas: number;
  squareMetres: number;
  unassignedSquareMetres: number;
  posts: number;
  employees: number;
  unassignedEmployees: number;
}

export class ResponsibilityQuery {
  constructor(
    readonly view: Viewpoint,
    readonly day: string,
    readonly root?: string,
  ) {}
}

/** All questions about who answers for what begin with the same board. */
@QueryHandler(ResponsibilityQuery)
export class ResponsibilityQueryHandler implements IQueryHandler<ResponsibilityQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, day, root }: ResponsibilityQuery): Promise<[Responsibility, VisibleContracts]> {
    const reader = await this.runtime.view(view);
    return [await Responsibility.of(reader, day, root), await VisibleContracts.of(reader, view)];
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/responsibility')
export class ResponsibilityController {
  constructor(private readonly queries: QueryBus) {}

  @Reads('', '两责融合概况 What is answered for, and what is not', ['read', 'area'])
  async figures(@View() view: Viewpoint, @Query() filter: FiguresFilter): Promise<ResponsibilityFigures> {
    return (await this.board(view, filter))[0].figures();
  }

  @Lists('units', '各单位承包情况 What is answered for by unit', ['read', 'area'])
  async units(@View() view: Viewpoint, @Query() filter: SharesFilter): Promise<Listing<UnitShare>> {
    const [board] = await this.board(view, filter);
    const rows = board.byUnit(filter.unit).map(({ id, name, figures }): UnitShare => ({
      id,
      name,
      areas: figures.areas.total,
      squareMetres: figures.squareMetres.total,
      unassignedSquareMetres: figures.squareMetres.unassigned,
      posts: figures.posts.total,
      employees: figures.employees.total,
      unassignedEmployees: figures.employees.unassigned,
    }));
    return new Listing({ zh: '各单位承包情况', en: 'By unit' }, rows, UNIT_COLUMNS, 'name');
  }

  @Lists('members', '各党员承包情况 How much each member answers for', ['read', 'contract'])
  async members(@View() view: Viewpoint, @Query() filter: SharesFilter): Promise<Listing<NamedShare>> {
    const [board, visible] = await this.board(view, filter);
    const rows = await Promise.all(
      board.byMember().map(async (share): Promise<NamedShare[]> => {
        if (!(await visible.mayKnow(share.member))) return [];
        const unit = board.people.get(share.member)?.unit;
        const name = await visible.name(share.member);
        return [{ id: share.member, ...share, name, unitName: unit && board.chart.name(unit) }];
      }),
    );
    return new Listing({ zh: '各党员承包情况', en: 'By member' }, rows.flat(), MEMBER_COLUMNS, '-squareMetres');
  }

  @Lists('employees', '职工承包情况 Employees and who answers for them', ['read', 'contract'])
  async employees(@View() view: Viewpoint, @Query() filter: EmployeeFilter): Promise<Listing<EmployeeRow>> {
    const [board, visible] = await this.board(view, filter);
    const rows = await Promise.all(
      board.things.map(async ({ employee: id, unit, contracts: [held] }): Promise<EmployeeRow[]> => {
        const state = held ? 'contracted' : 'unassigned';
        if (!id || (filter.state && filter.state !== state) || !(await visible.mayKnow(id))) return [];
        const { member, from } = held?.document ?? {};
        const [name, memberName] = [await visible.name(id), member && (await visible.name(member))];
        return [{ id, name, unit, unitName: board.chart.name(unit), state, member, memberName, from }];
      }),
    );
    return new Listing({ zh: '职工承包情况', en: 'Employees' }, rows.flat(), EMPLOYEE_COLUMNS, 'unitName');
  }

  @Reads('proposal', '均分建议 An even division of what nobody answers for', ['change', 'contract'])
  async proposal(@View() view: Viewpoint, @Query() filter: ProposalFilter): Promise<Proposal> {
    const [board, visible] = await this.board(view, filter);
    const { chart, people, things } = board;
    const named = filter.members && new Set(filter.members.split(','));
    const members: { person: string; unit: string }[] = [];
    for (const [person, row] of people) {
      const { unit, membership } = row;
      if (!isMember(membership) || !worksHere(row, board.day)) continue;
      if (named ? named.has(person) : chart.under(unit, filter.unit))
        if (await visible.mayKnow(person)) members.push({ person, unit });
    }
    const free = things.filter(({ contracts: held }) => held.length === 0);
    const byId = new Map(free.map((thing) => [thing.id, thing]));
    const items = await Promise.all(
      divideEvenly(free, members, things).map(async ({ thing, member }): Promise<ProposedRow[]> => {
        const { kind, unit, area, employee, squareMetres } = byId.get(thing)!;
        if (employee && !(await visible.mayKnow(employee))) return [];
        const employeeName = employee && (await visible.name(employee));
        const memberName = await visible.name(member);
        const of = { kind, unit, unitName: chart.name(unit), name: area?.name, employeeName, squareMetres };
        return [{ thing, member, ...of, memberName }];
      }),
    );
    return {
      items: items.flat(),
      members: await Promise.all(members.map(async (m) => ({ ...m, name: await visible.name(m.person) }))),
    };
  }

  private board(
    view: Viewpoint,
    { unit, on = view.today }: { unit?: string; on?: string },
  ): Promise<[Responsibility, VisibleContracts]> {
    return this.queries.execute(new ResponsibilityQuery(view, on, unit));
  }
}
