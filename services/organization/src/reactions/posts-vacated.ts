import type { CommandBus } from '@nestjs/cqrs';
import type { FactOfType, PersonFact, PostEnding, PostFact } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { person as people } from '../person/person.decider.js';
import { ChangePost } from '../post/post.handlers.js';
import { appointments } from '../posts/appointments.js';

type Forgotten = FactOfType<PersonFact, 'organization.person-forgotten'>;

const vacate = (
  commands: CommandBus,
  { tenant, at, trace }: RecordedEvent,
  commandId: string,
  held: { post: string; appointment: string; on: string; reason: PostEnding },
): Promise<unknown> => {
  const id = hashId(commandId, held.appointment);
  const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
  return commands.execute(new ChangePost(context, { kind: 'vacate', ...held }));
};

/** Whoever was forgotten holds no posts any more. */
export const postsVacated = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'posts-vacated',
  types: ['organization.person-forgotten'],
  react: async (event: RecordedEvent, commandId: string) => {
    const { person, on } = event.data as Forgotten;
    const reader = await runtime.reader(event.tenant);
    for (const { key, document } of await reader.find(appointments, { filter: { person, state: 'open' } }))
      await vacate(commands, event, commandId, { post: document.post, appointment: key, on, reason: 'forgotten' });
  },
});

/** An appointment that was made while its holder was being forgotten is on another stream, and came too late for the above. */
export const lateAppointmentsEnded = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'late-appointments-ended',
  types: ['organization.appointment-begun'],
  react: async (event: RecordedEvent, commandId: string) => {
    const { post, appointment, person, from } = event.data as FactOfType<PostFact, 'organization.appointment-begun'>;
    const holder = await runtime.state(people, event.tenant, person);
    if (holder?.is === 'forgotten')
      await vacate(commands, event, commandId, { post, appointment, on: from, reason: 'forgotten' });
  },
});
