import type { CommandBus } from '@nestjs/cqrs';
import { type FactOfType, type GroupLeaderFact, type PostFact, type PostRole, isMember } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { groupLeaders } from '../grid/group-leaders.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { person as people } from '../person/person.decider.js';
import { ChangePost } from '../post/post.handlers.js';
import { appointments } from '../posts/appointments.js';
import { posts } from '../posts/posts.js';

const ROLE: PostRole = 'groupLeader';

function follow(
  commands: CommandBus,
  { tenant, at, trace }: RecordedEvent,
  commandId: string,
  command: ChangePost['command'],
): Promise<unknown> {
  const id = hashId(commandId, command.post);
  const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
  return commands.execute(new ChangePost(context, command));
}

/** Whoever was chosen to lead a group holds its leader's post, where it has one; nobody enters him a second time. */
export const leaderHoldsPost = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'leader-holds-post',
  types: ['organization.group-leader-appointed'],
  react: async (event: RecordedEvent, commandId: string) => {
    type Appointed = FactOfType<GroupLeaderFact, 'organization.group-leader-appointed'>;
    const { partyGroup, person, from } = event.data as Appointed;
    const reader = await runtime.reader(event.tenant);
    const found = await reader.find(posts, { filter: { unit: partyGroup, role: ROLE } });
    for (const { key: post } of found.filter(({ document }) => !document.abolishedOn)) {
      const appointment = hashId(commandId, post);
      await follow(commands, event, commandId, { kind: 'succeed', post, appointment, person, from });
    }
  },
});

/** A leader's post that is created when the group has a leader is his. */
export const newPostIsLeaders = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'new-post-is-leaders',
  types: ['organization.post-created'],
  react: async (event: RecordedEvent, commandId: string) => {
    const { post, unit, role } = event.data as FactOfType<PostFact, 'organization.post-created'>;
    if (role !== ROLE) return;
    const last = (await (await runtime.reader(event.tenant)).get(groupLeaders, unit))?.leaders.at(-1);
    if (!last || last.to) return;
    const { person, from } = last;
    const appointment = hashId(commandId, post);
    await follow(commands, event, commandId, { kind: 'succeed', post, appointment, person, from });
  },
});

/** Whoever went to another group, and so leads this one no more, does not hold its post either. */
export const leaderLeavesPost = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'leader-leaves-post',
  types: ['organization.group-leader-ended'],
  react: async (event: RecordedEvent, commandId: string) => {
    type Ended = FactOfType<GroupLeaderFact, 'organization.group-leader-ended'>;
    const { partyGroup, person, to: on, because } = event.data as Ended;
    // Whoever follows him ends his appointment, and so does what ends all of somebody's posts.
    if (because !== 'leftGroup') return;
    const state = await runtime.state(people, event.tenant, person);
    if (state?.is !== 'registered' || !isMember(state.membership)) return;
    const reader = await runtime.reader(event.tenant);
    const held = await reader.find(appointments, { filter: { person, unit: partyGroup, role: ROLE, state: 'open' } });
    for (const { key: appointment, document } of held) {
      const { post } = document;
      await follow(commands, event, commandId, { kind: 'vacate', post, appointment, on, reason: 'transferred' });
    }
  },
});
