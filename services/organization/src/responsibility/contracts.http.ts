import { Controller, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { CONTRACTED_KINDS, type ContractedKind } from '@ronghe/contracts';
import type { Filter, ModelReader } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  DateField,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  View,
  type Viewpoint,
  asked,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { people } from '../people/people.js';
import { areas, sizeOn } from './areas.js';
import { type ContractRow, contracts, holdsOn, isComing } from './contracts.js';
import { VisibleContracts } from './visible-contracts.handlers.js';
import { END_NAMES, THING_NAMES } from './words.js';

const STATES = ['coming', 'inForce', 'ended'] as const;
type State = (typeof STATES)[number];

class MineFilter extends ListFilter {
  @ChoiceField(CONTRACTED_KINDS, { optional: true }) kind?: ContractedKind;
  @ChoiceField(STATES, { optional: true }) state?: State;
  @DateField({ optional: true, description: 'business date of the state, default today' }) on?: string;
}
class ContractFilter extends MineFilter {
  @IdField({ optional: true, description: 'only things of this unit or one below it' }) unit?: string;
  @IdField({ optional: true, description: 'only this thing, with all who ever answered for it' }) thing?: string;
  @IdField({ optional: true, description: 'only what this member answers for' }) member?: string;
}

/** The headers are those of the workbook that brings contracts. */
const COLUMNS: Column[] = [
  { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: THING_NAMES },
  { field: 'unitCode', label: { zh: '单位编码', en: 'Unit code' } },
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'name', label: { zh: '责任区或示范岗', en: 'Area or post' } },
  { field: 'code', label: { zh: '编码或工号', en: 'Code or employee no.' }, sealed: true },
  { field: 'employeeName', label: { zh: '被承包职工', en: 'Employee' }, sealed: true },
  { field: 'squareMetres', label: { zh: '面积（平方米）', en: 'Square metres' } },
  { field: 'memberNo', label: { zh: '承包党员工号', en: 'Member’s employee no.' }, sealed: true },
  { field: 'memberName', label: { zh: '承包党员', en: 'Member' }, sealed: true },
  { field: 'from', label: { zh: '起始日期', en: 'From' } },
  { field: 'to', label: { zh: '结束日期', en: 'First day without' } },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: {
      coming: { zh: '未开始', en: 'not yet' },
      inForce: { zh: '有效', en: 'in force' },
      ended: { zh: '已结束', en: 'ended' },
    },
  },
  { field: 'cause', label: { zh: '结束方式', en: 'Ended by' }, values: END_NAMES },
  { field: 'reason', label: { zh: '原因', en: 'Reason' } },
];

/** `memberName` and `employeeName` are null of a person who was forgotten; numbers are for those who may read him. */
interface ContractView extends ContractRow {
  id: string;
  /** Of the unit that registered an area or a post, by which it is known for ever. */
  unitCode?: string;
  /** Of an area or a post; of an employee his number. */
  code?: string;
  memberNo?: string;
  unitName: string;
  within: readonly string[];
  name?: string;
  squareMetres?: number;
  memberName?: string | null;
  employeeName?: string | null;
  state: State;
}

export class ContractsQuery extends ListQuery<ContractFilter> {}
/** What the caller answers for, and who answers for him. */
export class MyContractsQuery extends ListQuery<MineFilter> {}

@QueryHandler(ContractsQuery)
export class ContractsQueryHandler implements IQueryHandler<ContractsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: ContractsQuery): Promise<Listing<ContractView>> {
    const { unit: root, thing, member, kind, state, on: day = view.today } = filter;
    const reader = await this.runtime.view(view);
    const visible = await VisibleContracts.of(reader, view);
    if (root) visible.chart.require(root);
    const wanted = asked({ thing, member, kind });
    const rows = await shown(reader, visible, wanted, day);
    const kept = rows.filter(
      (row) => (!root || visible.chart.under(row.unit, root)) && (!state || row.state === state),
    );
    return new Listing({ zh: '承包', en: 'Contracts' }, kept, COLUMNS, '-from');
  }
}

@QueryHandler(MyContractsQuery)
export class MyContractsQueryHandler implements IQueryHandler<MyContractsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: MyContractsQuery): Promise<Listing<ContractView>> {
    const { kind, state, on: day = view.today } = filter;
    const reader = await this.runtime.view(view);
    const visible = await VisibleContracts.of(reader, view);
    const { person } = view;
    const rows = (
      await Promise.all([{ member: person }, { employee: person }].map((own) => shown(reader, visible, own, day)))
    ).flat();
    const kept = rows.filter((row) => (!kind || row.kind === kind) && (!state || row.state === state));
    return new Listing({ zh: '我的承包', en: 'What I answer for' }, kept, COLUMNS, '-from');
  }
}

/** The contracts that the caller may see, with the names of what and whom they are about. */
async function shown(
  reader: ModelReader,
  visible: VisibleContracts,
  filter: Filter,
  day: string,
): Promise<ContractView[]> {
  const found = await reader.find(contracts, { filter });
  const rows = await Promise.all(
    found.map(async ({ key: id, document: row }): Promise<ContractView[]> => {
      const area = row.employee ? undefined : await reader.get(areas, row.thing);
      // Where it belongs by now: areas go on with a merged unit, employees move.
      const unit = area?.unit ?? (row.employee && (await reader.get(people, row.employee))?.unit) ?? row.unit;
      if (!(await visible.may({ ...row, unit }))) return [];
      const { chart } = visible;
      const employeeName = row.employee && (await visible.name(row.employee));
      const [, unitCode, code] = row.employee ? [] : row.thing.split('.');
      return [
        {
          id,
          ...row,
          unit,
          unitName: chart.name(unit),
          within: chart.within(unit),
          name: area?.name,
          squareMetres: area && sizeOn(area, day),
          unitCode,
          code: row.employee ? await visible.number(row.employee) : code,
          memberNo: await visible.number(row.member),
          memberName: await visible.name(row.member),
          employeeName,
          state: stateOn(row, day),
        },
      ];
    }),
  );
  return rows.flat();
}

const stateOn = (row: ContractRow, day: string): State =>
  holdsOn(row, day) ? 'inForce' : isComing(row, day) ? 'coming' : 'ended';

@ApiTags('organization')
@Controller('api/organization/v1/contracts')
export class ContractsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '承包关系 Who answers for what', ['read', 'contract'])
  list(@View() view: Viewpoint, @Query() filter: ContractFilter): Promise<Listing<ContractView>> {
    return this.queries.execute(new ContractsQuery(view, filter));
  }

  @Lists('mine', '我的承包 What I answer for, and who answers for me', ['read', 'contract'])
  mine(@View() view: Viewpoint, @Query() filter: MineFilter): Promise<Listing<ContractView>> {
    return this.queries.execute(new MyContractsQuery(view, filter));
  }
}
