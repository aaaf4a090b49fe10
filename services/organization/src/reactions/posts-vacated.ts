import type { CommandBus } from '@nestjs/cqrs';
import { type FactOfType, type PersonFact, type PostEnding, type PostFact, isMember } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { person as people } from '../person/person.decider.js';
import type { Person } from '../person/person.js';
import { ChangePost } from '../post/post.handlers.js';
import { appointments } from '../posts/appointments.js';

const REASONS = {
  'organization.person-left': 'left',
  'organization.membership-ended': 'membershipEnded',
  'organization.person-forgotten': 'forgotten',
} as const satisfies Partial<Record<PersonFact['type'], PostEnding>>;
type Ending = keyof typeof REASONS;

interface Held {
  post: string;
  appointment: string;
  on: string;
  reason: PostEnding;
}

async function vacate(
  commands: CommandBus,
  { tenant, at, trace }: RecordedEvent,
  commandId: string,
  held: Held,
): Promise<void> {
  const id = hashId(commandId, held.appointment);
  const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
  await commands.execute(new ChangePost(context, { kind: 'vacate', ...held }));
}

/** Whoever left or was forgotten holds no posts any more, and whoever is no member none of the Party. */
export const postsVacated = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'posts-vacated',
  types: Object.keys(REASONS),
  react: async (event: RecordedEvent, commandId: string) => {
    const { person, on } = event.data as FactOfType<PersonFact, Ending>;
    const reason = REASONS[event.type as Ending];
    const party = reason === 'membershipEnded' && { kind: 'party' };
    const reader = await runtime.reader(event.tenant);
    const held = await reader.find(appointments, { filter: { person, state: 'open', ...party } });
    for (const { key, document } of held)
      await vacate(commands, event, commandId, { post: document.post, appointment: key, on, reason });
  },
});

/** An appointment that was made while its holder went is on another stream, and came too late for the above. */
export const lateAppointmentsEnded = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'late-appointments-ended',
  types: ['organization.appointment-begun'],
  react: async (event: RecordedEvent, commandId: string) => {
    const { post, appointment, person, kind, from } = event.data as FactOfType<
      PostFact,
      'organization.appointment-begun'
    >;
    const reason = endingOf(await runtime.state(people, event.tenant, person), kind);
    if (reason) await vacate(commands, event, commandId, { post, appointment, on: from, reason });
  },
});

function endingOf(holder: Person | undefined, kind: 'administrative' | 'party'): PostEnding | undefined {
  if (holder?.is === 'forgotten') return 'forgotten';
  if (holder?.is === 'left') return 'left';
  return holder?.is === 'registered' && kind === 'party' && !isMember(holder.membership)
    ? 'membershipEnded'
    : undefined;
}
