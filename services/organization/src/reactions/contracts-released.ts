import type { CommandBus } from '@nestjs/cqrs';
import type { FactOfType, PersonFact } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { ChangeContract } from '../contract/contract.handlers.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { contracts } from '../responsibility/contracts.js';

type Gone = 'organization.membership-ended' | 'organization.person-left' | 'organization.person-forgotten';

/** Whoever is no member any more answers for nothing; whoever is not there, nobody answers for him either. */
export const contractsReleased = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'contracts-released',
  types: ['organization.membership-ended', 'organization.person-left', 'organization.person-forgotten'],
  react: async ({ type, tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const { person, on } = data as FactOfType<PersonFact, Gone>;
    const reader = await runtime.reader(tenant);
    const stays = type === 'organization.membership-ended';
    for (const filter of [{ member: person }, ...(stays ? [] : [{ employee: person }])])
      for (const { key, document } of await reader.find(contracts, { filter })) {
        if (document.to) continue;
        const id = hashId(commandId, key);
        const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
        await commands.execute(new ChangeContract(context, { kind: 'release', thing: document.thing, person, on }));
      }
  },
});
