import type { CommandBus } from '@nestjs/cqrs';
import type { ChartFact, FactOfType, PersonFact } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { ChangeDutyList } from '../duty-list/duty-list.handlers.js';
import { dutySignatures } from '../duty-lists/duty-signatures.js';
import type { OrganizationRuntime } from '../organization.runtime.js';

/** Whoever left or was forgotten signs nothing any more, and is not waited for. */
export const dutiesWaived = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'duties-waived',
  types: ['organization.person-left', 'organization.person-forgotten'],
  react: async ({ tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const { person, on } = data as FactOfType<PersonFact, 'organization.person-left' | 'organization.person-forgotten'>;
    const reader = await runtime.reader(tenant);
    for (const { key, document } of await reader.find(dutySignatures, { filter: { person, state: 'open' } })) {
      const id = hashId(commandId, key);
      const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
      const { list, of } = document;
      const version = of.slice(list.length + 1);
      await commands.execute(new ChangeDutyList(context, { kind: 'waiveSignature', list, version, person, on }));
    }
  },
});

/** The duties of a unit that was dissolved or merged are nobody's any more; what was signed stays. */
export const dutiesEnded = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'duties-ended',
  types: ['organization.unit-dissolved'],
  react: async ({ tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const { unit, on } = data as FactOfType<ChartFact, 'organization.unit-dissolved'>;
    const reader = await runtime.reader(tenant);
    for (const { key, document } of await reader.find(dutySignatures, { filter: { state: 'open' } })) {
      const { list, of, person } = document;
      if (!list.startsWith(`${unit}.`)) continue;
      const id = hashId(commandId, key);
      const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
      const version = of.slice(list.length + 1);
      await commands.execute(new ChangeDutyList(context, { kind: 'waiveSignature', list, version, person, on }));
    }
  },
});
