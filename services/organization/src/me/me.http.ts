import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type Grant, type Identity, Reads, View, type Viewpoint } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';

interface Me {
  person: string;
  tenant: string;
  home?: string;
  roles: readonly string[];
  grants: (Grant & { unitName?: string })[];
}

/** Who the caller is to the installation: what his token says and what was assigned to him, together. */
@ApiTags('organization')
@Controller('api/organization/v1/me')
export class MeController {
  constructor(private readonly runtime: OrganizationRuntime) {}

  @Reads('', '我的身份与权限 Who I am and what I may', ['read', 'profile'])
  async me(@Caller() { person, tenant, home, roles, grants }: Identity, @View() view: Viewpoint): Promise<Me> {
    const { chart } = await this.runtime.chartView(view);
    return {
      person,
      tenant,
      home,
      roles,
      grants: grants.map(({ role, unit }) => ({
        role,
        ...(unit !== undefined && { unit, unitName: chart.name(unit) }),
      })),
    };
  }
}
