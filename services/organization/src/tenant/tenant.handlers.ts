import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { GROUP_TENANT } from '@ronghe/contracts';
import { type CommandContext, type Handled, hashId } from '@ronghe/event-sourcing';
import type { GivenTenant } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import type { TenantCommand } from './tenant.decide.js';
import { tenant } from './tenant.decider.js';

/** The list of tenants is the group's own data. */
export class ChangeTenant {
  constructor(
    readonly context: CommandContext,
    readonly command: TenantCommand,
  ) {}
}

@CommandHandler(ChangeTenant)
export class ChangeTenantHandler implements ICommandHandler<ChangeTenant> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  execute({ context, command }: ChangeTenant): Promise<Handled> {
    return this.runtime.handle(tenant, command.tenant, command, context);
  }
}

/** Creates the tenants that the installation's settings name and that are not there yet. */
export async function createGivenTenants(runtime: OrganizationRuntime, given: readonly GivenTenant[]): Promise<void> {
  for (const { id, name } of given) {
    if (await runtime.state(tenant, GROUP_TENANT, id)) continue;
    const context: CommandContext = {
      tenant: GROUP_TENANT,
      commandId: hashId('given-tenant', id),
      fingerprint: hashId('given-tenant', id),
      actor: 'settings',
      at: runtime.ports.clock().toISOString(),
    };
    await runtime.handle(tenant, id, { kind: 'createTenant', tenant: id, name }, context);
  }
}
