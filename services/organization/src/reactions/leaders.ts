import type { CommandBus } from '@nestjs/cqrs';
import type { FactOfType, LeaderSelectionFact, PersonFact } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { groupLeaders } from '../grid/group-leaders.js';
import { ChangeLeaderSelection } from '../leader-selection/leader-selection.handlers.js';
import { leaderSelections } from '../leader-selections/leader-selections.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { ChangeGroupLeader } from '../party-organization/party-organization.handlers.js';

/** Whom the general branch approved leads the group. */
export const leaderAppointed = (commands: CommandBus): AnyReaction => ({
  name: 'leader-appointed',
  types: ['organization.leader-approved'],
  react: async ({ tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const { partyGroup, person, selection, from } = data as FactOfType<
      LeaderSelectionFact,
      'organization.leader-approved'
    >;
    const context = { tenant, commandId, fingerprint: commandId, actor: 'system', at, trace };
    const command = { kind: 'appointLeader', partyGroup, person, selection, from } as const;
    await commands.execute(new ChangeGroupLeader(context, command));
  },
});

const LEAVING = [
  'organization.membership-changed',
  'organization.membership-ended',
  'organization.person-left',
  'organization.person-forgotten',
] as const;
type Leaving = Extract<PersonFact, { type: (typeof LEAVING)[number] }>;

const BECAUSE = {
  'organization.membership-changed': 'leftGroup',
  'organization.membership-ended': 'leftGroup',
  'organization.person-left': 'left',
  'organization.person-forgotten': 'forgotten',
} as const;

/** Whoever is in the group no more neither leads it nor stands for it. */
export const leaderGone = (runtime: OrganizationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'leader-gone',
  types: LEAVING,
  react: async ({ tenant, at, trace, type, data }: RecordedEvent, commandId: string) => {
    const fact = { type, data } as Leaving;
    if (fact.type === 'organization.membership-changed' && isNoLeaving(fact.data)) return;
    const { person, on } = fact.data;
    const stays = fact.type === 'organization.membership-changed' ? fact.data.partyGroup : undefined;
    const because = BECAUSE[fact.type];
    const reader = await runtime.reader(tenant);
    const context = (key: string) => {
      const id = hashId(commandId, key);
      return { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
    };
    for (const { key: partyGroup } of await reader.find(groupLeaders, { filter: { now: person } })) {
      if (partyGroup === stays) continue;
      const command = { kind: 'endLeader', partyGroup, person, on, because } as const;
      await commands.execute(new ChangeGroupLeader(context(partyGroup), command));
    }
    for (const { key, document } of await reader.find(leaderSelections, { filter: { person, open: true } })) {
      const { partyGroup } = document;
      if (partyGroup === stays) continue;
      const command = { kind: 'candidateGone', partyGroup, person, on } as const;
      await commands.execute(new ChangeLeaderSelection(context(key), command));
    }
  },
});

/** Most changes of membership leave no group. */
const isNoLeaving = ({
  partyGroup,
  previousPartyGroup,
}: FactOfType<PersonFact, 'organization.membership-changed'>): boolean =>
  previousPartyGroup === undefined || previousPartyGroup === partyGroup;
