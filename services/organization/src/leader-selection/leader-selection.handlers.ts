import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, invalidField, notFound } from '@ronghe/event-sourcing';
import { type Thing, todayOf } from '@ronghe/service-kit';
import { chart } from '../chart/chart.decider.js';
import { requireUnit } from '../chart/chart.handlers.js';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { person } from '../person/person.decider.js';
import { headcount } from '../units/headcount.js';
import type { Candidate } from './candidate.js';
import { leaderSelection } from './leader-selection.decider.js';
import type { AroundSelection, LeaderSelectionCommand } from './leader-selection.decide.js';

type WithoutAround<C> = C extends { around: AroundSelection } ? Omit<C, 'around'> : C;
const THING: Thing = 'leaderSelection';

/** A step of a selection; the candidate as he is today is looked up here. */
export class ChangeLeaderSelection {
  constructor(
    readonly context: CommandContext,
    readonly command: WithoutAround<LeaderSelectionCommand>,
  ) {}
}

@CommandHandler(ChangeLeaderSelection)
export class ChangeLeaderSelectionHandler implements ICommandHandler<ChangeLeaderSelection> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, command }: ChangeLeaderSelection): Promise<Handled> {
    await this.inReach(context, command);
    const whole = await this.complete(context, command);
    return this.runtime.handle(leaderSelection, command.partyGroup, whole, context);
  }

  /** Approval is the general branch’s: for whoever answers for what stands above the group’s branch. */
  private async inReach(
    context: CommandContext,
    { kind, partyGroup }: ChangeLeaderSelection['command'],
  ): Promise<void> {
    const reach = await Reach.of(this.runtime, context);
    reach.require(THING, partyGroup);
    if (kind !== 'approve' && kind !== 'reject') return;
    const tree = (await this.runtime.state(chart, context.tenant, 'party'))?.units;
    const branch = tree?.get(partyGroup)?.parent;
    reach.require(THING, (branch && tree?.get(branch)?.parent) ?? branch);
  }

  private async complete(
    context: CommandContext,
    command: ChangeLeaderSelection['command'],
  ): Promise<LeaderSelectionCommand> {
    if (command.kind === 'candidateGone') return command;
    const { tenant, at } = context;
    const { partyGroup } = command;
    const { on: foundedOn } = await requireUnit(this.runtime, tenant, partyGroup, ['partyGroup']);
    const candidate =
      command.kind === 'nominate' ? await this.named(tenant, command.person) : await this.ofLast(tenant, partyGroup);
    const reader = await this.runtime.lookup(context);
    const [count] = await reader.merged(headcount, [partyGroup]);
    const today = todayOf({ at });
    return { ...command, around: { today, foundedOn, candidate, members: count?.document.members ?? 0 } };
  }

  private async named(tenant: string, id: string): Promise<Candidate> {
    const found = await this.candidate(tenant, id);
    return (
      found ??
      invalidField('/person', 'unknown-person', { zh: '没有登记这个人员', en: 'This person is not registered' })
    );
  }

  private async ofLast(tenant: string, partyGroup: string): Promise<Candidate> {
    const { last } = (await this.runtime.state(leaderSelection, tenant, partyGroup)) ?? {};
    const found = last && (await this.candidate(tenant, last.person));
    return found ?? notFound({ zh: '党小组长选拔', en: 'leader selection' });
  }

  private async candidate(tenant: string, id: string): Promise<Candidate | undefined> {
    const known = await this.runtime.state(person, tenant, id);
    if (!known || known.is === 'unknown') return undefined;
    if (known.is !== 'registered') return { here: false };
    return { here: true, partyGroup: known.partyGroup, membership: known.membership };
  }
}
