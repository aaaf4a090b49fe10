import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { AUDIT_ACTIONS, AUDIT_OUTCOMES, type AuditAction, type AuditOutcome } from '@ronghe/audit';
import { invalidField } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  DateField,
  IdField,
  ListFilter,
  Lists,
  StoredListing,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { type AuditPage, AuditQuery, type AuditRow, type AuditWish } from './audit.handlers.js';

class AccessFilter extends ListFilter {
  @DateField({ optional: true, description: 'first day' }) from?: string;
  @DateField({ optional: true, description: 'last day' }) to?: string;
}
class AuditRecordFilter extends AccessFilter {
  @IdField({ optional: true, description: 'who did it' }) actor?: string;
  @IdField({ optional: true, description: 'whose personal data was opened' }) person?: string;
  @ChoiceField(AUDIT_ACTIONS, { optional: true }) action?: AuditAction;
  @ChoiceField(AUDIT_OUTCOMES, { optional: true }) outcome?: AuditOutcome;
}

const ACTION_NAMES: Record<AuditAction, { zh: string; en: string }> = {
  'sign-in': { zh: '登录', en: 'sign-in' },
  'sign-in-failed': { zh: '登录失败', en: 'failed sign-in' },
  'sign-out': { zh: '退出', en: 'sign-out' },
  refused: { zh: '访问被拒绝', en: 'access refused' },
  'read-personal-data': { zh: '查看个人信息', en: 'personal data read' },
  export: { zh: '导出', en: 'export' },
  import: { zh: '导入', en: 'import' },
  command: { zh: '业务操作', en: 'command' },
  administer: { zh: '管理操作', en: 'administration' },
};
const OUTCOME_NAMES: Record<AuditOutcome, { zh: string; en: string }> = {
  done: { zh: '完成', en: 'done' },
  refused: { zh: '拒绝', en: 'refused' },
};

const AT: Column = { field: 'at', label: { zh: '时间', en: 'Time' } };
const ACTOR: Column[] = [
  { field: 'actorName', label: { zh: '操作人', en: 'By' }, sealed: true },
  { field: 'actor', label: { zh: '操作人编号', en: 'By (id)' } },
];
const ACTION: Column = { field: 'action', label: { zh: '操作', en: 'Action' }, values: ACTION_NAMES };
const ROUTE: Column = { field: 'route', label: { zh: '接口', en: 'Route' } };

const ACCESS_COLUMNS: Column[] = [AT, ...ACTOR, ACTION, ROUTE];
const RECORD_COLUMNS: Column[] = [
  AT,
  ...ACTOR,
  ACTION,
  { field: 'outcome', label: { zh: '结果', en: 'Outcome' }, values: OUTCOME_NAMES },
  ROUTE,
  { field: 'status', label: { zh: '状态码', en: 'Status' } },
  { field: 'people', label: { zh: '涉及人数', en: 'People' } },
  { field: 'detail', label: { zh: '说明', en: 'Detail' } },
  { field: 'trace', label: { zh: '追踪编号', en: 'Trace' } },
];

type AccessRow = Pick<AuditRow, 'id' | 'at' | 'action' | 'route'> & { actor: string; actorName: string | null };

@ApiTags('organization')
@Controller('api/organization/v1')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('audit-records', '审计记录 Search the audit trail', ['read', 'audit'])
  records(@View() view: Viewpoint, @Query() filter: AuditRecordFilter): StoredListing<AuditRow> {
    const { from, to, actor, person, action, outcome } = inOrder(filter);
    const wish = { from, to, actor, person, action, outcome };
    return new StoredListing({ zh: '审计记录', en: 'Audit records' }, RECORD_COLUMNS, this.pages(view, wish));
  }

  /** Whoever opened the caller's data, himself included: another may have used his account. */
  @Lists('me/accesses', '谁查看过我的信息 Who has looked at my data', ['read', 'profile'])
  accesses(@View() view: Viewpoint, @Query() filter: AccessFilter): StoredListing<AccessRow> {
    const { from, to } = inOrder(filter);
    const pages = this.pages(view, { from, to, person: view.person });
    return new StoredListing(
      { zh: '谁查看过我的信息', en: 'Who has looked at my data' },
      ACCESS_COLUMNS,
      async (...page) => {
        const { items, next } = await pages(...page);
        return { items: items.map(asAccess), next };
      },
    );
  }

  private pages(view: Viewpoint, wish: AuditWish): (limit: number, cursor: unknown) => Promise<AuditPage> {
    return (limit, cursor) => this.queries.execute(new AuditQuery(view, wish, limit, cursor));
  }
}

const asAccess = ({ id, at, actor = '', actorName = actor, action, route }: AuditRow): AccessRow => ({
  id,
  at,
  actor,
  actorName,
  action,
  route,
});

function inOrder<F extends AccessFilter>(filter: F): F {
  const { from, to } = filter;
  if (from !== undefined && to !== undefined && to < from)
    invalidField('/to', 'range', { zh: '结束日期早于开始日期', en: 'The range ends before it begins' });
  return filter;
}
