import type { CommandBus } from '@nestjs/cqrs';
import type { FactOfType, PersonFact } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { roleAssignments } from '../role/role-assignments.js';
import { WithdrawRole } from '../role/role.handlers.js';

type Forgotten = FactOfType<PersonFact, 'organization.person-forgotten'>;
type Gone = FactOfType<PersonFact, 'organization.person-left' | 'organization.person-forgotten'>;

const types = ['organization.person-forgotten'] as const;

/**
 * Destroys the key of a person who was forgotten. Only here: an event that is delivered is durable, and is delivered again
 * until its key is destroyed; destroying it again has no effect.
 */
export const keysDestroyed = ({ ports }: OrganizationRuntime): AnyReaction => ({
  name: 'keys-destroyed',
  types,
  react: ({ tenant, data }: RecordedEvent) => ports.personalData.forget(tenant, (data as Forgotten).person),
});

/** Whoever left or was forgotten has no roles any more; should he return, they are given to him anew. */
export const rolesWithdrawn = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'roles-withdrawn',
  types: ['organization.person-left', ...types],
  react: async ({ tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const { person, on } = data as Gone;
    const held = await (await runtime.reader(tenant)).find(roleAssignments, { filter: { person } });
    for (const { key, document } of held) {
      const { from, withdrawnOn } = document;
      const first = on > from ? on : from;
      if (withdrawnOn && (withdrawnOn <= todayOf({ at }) || withdrawnOn <= first)) continue;
      const id = hashId(commandId, key);
      const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
      await commands.execute(new WithdrawRole(context, key, first));
    }
  },
});
