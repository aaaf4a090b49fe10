import type { CommandBus } from '@nestjs/cqrs';
import type { FactOfType, PersonFact } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { ChangeTraining } from '../training/training.handlers.js';
import { trainees } from '../training-plans/trainees.js';
import { trainingPlans } from '../training-plans/training-plans.js';

type Gone = FactOfType<PersonFact, 'organization.person-forgotten' | 'organization.person-left'>;

/** Whoever left or was forgotten takes part in no training any more that still goes on. */
export const trainingsLeft = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'trainings-left',
  types: ['organization.person-forgotten', 'organization.person-left'],
  react: async ({ tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const { person, on } = data as Gone;
    const reader = await runtime.reader(tenant);
    for (const { key, document } of await reader.find(trainees, { filter: { person } })) {
      const { training, withdrawnOn } = document;
      if (withdrawnOn !== undefined || (await reader.get(trainingPlans, training))?.state !== 'open') continue;
      const id = hashId(commandId, key);
      const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
      await commands.execute(new ChangeTraining(context, { kind: 'withdrawTrainee', training, person, on }));
    }
  },
});
