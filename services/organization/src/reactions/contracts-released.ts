import type { CommandBus } from '@nestjs/cqrs';
import type { FactOfType, PersonFact } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { ChangeContract } from '../contract/contract.handlers.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { contracts } from '../responsibility/contracts.js';

/** Whoever is there no more answers for nothing, and nobody answers for him. */
export const contractsReleased = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'contracts-released',
  types: ['organization.person-forgotten'],
  react: async ({ tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const { person, on } = data as FactOfType<PersonFact, 'organization.person-forgotten'>;
    const reader = await runtime.reader(tenant);
    for (const filter of [{ member: person }, { employee: person }])
      for (const { key, document } of await reader.find(contracts, { filter })) {
        if (document.to) continue;
        const id = hashId(commandId, key);
        const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
        await commands.execute(new ChangeContract(context, { kind: 'release', thing: document.thing, person, on }));
      }
  },
});
