import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import { requireReach, rightsOf } from '@ronghe/service-kit';
import { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { alliance } from '../alliance/alliance.decider.js';
import { knownUnitsHere } from '../known-units.js';
import type { AllianceAround, ProblemCommand } from './problem.decide.js';
import { problem } from './problem.decider.js';

type WithoutAround<C> = C extends { around: AllianceAround } ? Omit<C, 'around' | 'claimedByName'> : C;

/** A command on a problem; the alliance around it is looked up here. */
export class ChangeProblem {
  constructor(
    readonly context: CommandContext,
    readonly command: WithoutAround<ProblemCommand>,
  ) {}
}

@CommandHandler(ChangeProblem)
export class ChangeProblemHandler implements ICommandHandler<ChangeProblem> {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  async execute({ context, command }: ChangeProblem): Promise<Handled> {
    await this.inReach(context, command);
    return this.runtime.handle(problem, command.problem, await this.complete(context, command), context);
  }

  /** The unit that raises, claims, gives back or closes must be one's own. */
  private async inReach(context: CommandContext, command: ChangeProblem['command']): Promise<void> {
    if (!rightsOf(context)) return;
    const unit = await this.actingUnit(context.tenant, command);
    await requireReach(this.runtime, knownUnitsHere, context, 'problem', [unit]);
  }

  private async actingUnit(tenant: string, command: ChangeProblem['command']): Promise<string | undefined> {
    if (command.kind === 'raiseProblem') return command.raisedBy;
    if (command.kind === 'claimProblem') return command.unit;
    const state = await this.runtime.state(problem, tenant, command.problem);
    if (!state || state.is === 'unknown') return notFound({ zh: '难题', en: 'problem' });
    return state.is === 'open' ? state.raisedBy : state.unit;
  }

  private async complete(context: CommandContext, command: WithoutAround<ProblemCommand>): Promise<ProblemCommand> {
    const { tenant } = context;
    if (command.kind === 'raiseProblem') return { ...command, around: await this.around(tenant, command.alliance) };
    if (command.kind !== 'claimProblem') return command;
    const state = await this.runtime.state(problem, tenant, command.problem);
    if (!state || state.is === 'unknown') return notFound({ zh: '难题', en: 'problem' });
    const claimer = state.is === 'claimed' ? state.unit : undefined;
    const reader = await this.runtime.lookup(context);
    const claimedByName = claimer && (await reader.get(knownUnitsHere, claimer))?.name;
    return { ...command, claimedByName, around: await this.around(tenant, state.alliance) };
  }

  private async around(tenant: string, id: string): Promise<AllianceAround> {
    const state = await this.runtime.state(alliance, tenant, id);
    if (state?.is !== 'formed') return notFound({ zh: '联盟', en: 'alliance' });
    const { parties, meetings, on } = state;
    return { parties, meetings, on };
  }
}
