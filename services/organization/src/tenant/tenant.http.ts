import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus, type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { GROUP_TENANT } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  type Column,
  Context,
  Creates,
  IntegerField,
  type KnownTenant,
  Listing,
  Lists,
  PatternField,
  Receipt,
  TextField,
  View,
  type Viewpoint,
} from '@ronghe/service-kit';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { OrganizationRuntime } from '../organization.runtime.js';
import { standings } from '../standings.js';
import type { TenantCommand } from './tenant.decide.js';
import { ChangeTenant } from './tenant.handlers.js';

class NameBody {
  @TextField(80) zh!: string;
  @TextField(80) en!: string;
}
class CreateBody {
  @PatternField(
    /^[a-z][a-z0-9-]{1,31}$/,
    '应为小写字母、数字和 -，以字母开头，最多32个字符',
    'must be lower-case letters, digits and -, beginning with a letter, at most 32',
  )
  id!: string;
  @ApiProperty({ type: NameBody })
  @ValidateNested()
  @Type(() => NameBody)
  name!: NameBody;
}
class SuspendBody {
  @TextField(500) reason!: string;
}
class LimitsBody {
  @IntegerField(1, 1_000_000, { optional: true }) requestsPerMinute?: number;
  @IntegerField(1, 10_000_000, { optional: true }) people?: number;
  @IntegerField(1, 1_000, { optional: true }) webhooks?: number;
}

const STATES = { active: { zh: '正常', en: 'active' }, suspended: { zh: '停用', en: 'suspended' } };
const COLUMNS: Column[] = [
  { field: 'id', label: { zh: '编号', en: 'Id' } },
  { field: 'nameZh', label: { zh: '名称', en: 'Name (Chinese)' } },
  { field: 'nameEn', label: { zh: '英文名称', en: 'Name' } },
  { field: 'state', label: { zh: '状态', en: 'State' }, values: STATES },
  { field: 'reason', label: { zh: '停用原因', en: 'Why suspended' } },
];

export type TenantRow = KnownTenant & { id: string; nameZh: string; nameEn: string };

export class TenantsQuery {
  constructor(readonly view: Viewpoint) {}
}

@QueryHandler(TenantsQuery)
export class TenantsQueryHandler implements IQueryHandler<TenantsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view }: TenantsQuery): Promise<Listing<TenantRow>> {
    const reader = await this.runtime.view({ ...view, tenant: GROUP_TENANT });
    const found = await reader.find(standings.tenants);
    const rows = found.map(({ key, document }) => ({
      id: key,
      ...document,
      nameZh: document.name.zh,
      nameEn: document.name.en,
    }));
    return new Listing({ zh: '租户', en: 'Tenants' }, rows, COLUMNS, 'id');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/tenants')
export class TenantController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Lists('', '租户列表 List tenants', ['read', 'tenant'])
  list(@View() view: Viewpoint): Promise<Listing<TenantRow>> {
    return this.queries.execute(new TenantsQuery(view));
  }

  @Creates('', '开通租户 Create a tenant', ['change', 'tenant'])
  create(@Context() context: CommandContext, @Body() { id, name }: CreateBody): Promise<Receipt> {
    return this.send(context, { kind: 'createTenant', tenant: id, name: { ...name } });
  }

  @Changes(':id/suspension', '停用租户 Suspend a tenant', ['change', 'tenant'])
  suspend(
    @Context() context: CommandContext,
    @Param('id') tenant: string,
    @Body() { reason }: SuspendBody,
  ): Promise<Receipt> {
    return this.send(context, { kind: 'suspendTenant', tenant, reason });
  }

  @Changes(':id/resumption', '恢复租户 Resume a tenant', ['change', 'tenant'])
  resume(@Context() context: CommandContext, @Param('id') tenant: string): Promise<Receipt> {
    return this.send(context, { kind: 'resumeTenant', tenant });
  }

  @Changes(':id/limits', '设定租户限额 Set the limits of a tenant', ['change', 'tenant'])
  limit(@Context() context: CommandContext, @Param('id') tenant: string, @Body() limits: LimitsBody): Promise<Receipt> {
    return this.send(context, { kind: 'setLimits', tenant, limits: { ...limits } });
  }

  private async send(context: CommandContext, command: TenantCommand): Promise<Receipt> {
    const handled = await this.commands.execute<ChangeTenant, Handled>(new ChangeTenant(context, command));
    return new Receipt(command.tenant, handled);
  }
}
