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
  OnField,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { PostBoard } from '../posts/post-board.handlers.js';
import { dualDutiesOf, findingsOf } from './dual-duties.js';
import { dutyRegisters, registerOn } from './duty-registers.js';

class RegistersFilter extends ListFilter {
  @IdField({ optional: true, description: 'only this unit and those below it' }) unit?: string;
  @OnField() on?: string;
}

const COLUMNS: Column[] = [
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'partyName', label: { zh: '党组织', en: 'Party organisation' } },
  { field: 'duties', label: { zh: '责任数', en: 'Duties' } },
  { field: 'leaders', label: { zh: '领导数', en: 'Leaders' } },
  { field: 'overlap', label: { zh: '重叠', en: 'Carried twice' } },
  { field: 'gap', label: { zh: '空白', en: 'By nobody' } },
  { field: 'single', label: { zh: '单岗', en: 'One kind only' } },
  { field: 'on', label: { zh: '目录日期', en: 'Written on' } },
];

interface RegisterRow {
  id: string;
  unitName: string;
  partyOrganization: string;
  partyName: string;
  duties: number;
  leaders: number;
  overlap: number;
  gap: number;
  single: number;
  on: string;
}

export class RegistersQuery extends ListQuery<RegistersFilter> {}

@QueryHandler(RegistersQuery)
export class RegistersQueryHandler implements IQueryHandler<RegistersQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: RegistersQuery): Promise<Listing<RegisterRow>> {
    const { unit, on: day = view.today } = filter;
    const reader = await this.runtime.view(view);
    const board = await PostBoard.of(reader, view, day);
    const standing = board.standing();
    const rows = (await reader.find(dutyRegisters)).flatMap(({ key, document }): RegisterRow[] => {
      const register = registerOn(document, day);
      if (!register || !board.may(key) || (unit && !board.chart.under(key, unit))) return [];
      const { partyOrganization, duties, on } = register;
      const matrix = dualDutiesOf([key, partyOrganization], duties, standing);
      const found = findingsOf(matrix);
      const count = (kind: string): number => found.filter((finding) => finding.kind === kind).length;
      return [
        {
          id: key,
          unitName: board.chart.name(key),
          partyOrganization,
          partyName: board.chart.name(partyOrganization),
          duties: duties.length,
          leaders: matrix.leaders.length,
          overlap: count('overlap'),
          gap: count('gap'),
          single: count('single'),
          on,
        },
      ];
    });
    return new Listing({ zh: '责任目录', en: 'Registers of duties' }, rows, COLUMNS, 'unitName');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/dual-duties/registers')
export class RegistersController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '责任目录列表 Units that have a register of duties', ['read', 'post'])
  list(@View() view: Viewpoint, @Query() filter: RegistersFilter): Promise<Listing<RegisterRow>> {
    return this.queries.execute(new RegistersQuery(view, filter));
  }
}
