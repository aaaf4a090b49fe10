import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ProblemFact } from '@ronghe/contracts';
import { type CommandContext, type Decider, type Handled, notFound } from '@ronghe/event-sourcing';
import { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { alliance } from '../alliance/alliance.handlers.js';
import { knownUnitsHere } from '../known-units.js';
import { type Problem, evolveProblem, noProblem } from './problem.js';
import { type AllianceAround, type ProblemCommand, decideProblem } from './problem.decide.js';

export const problem: Decider<Problem, ProblemCommand, ProblemFact> = {
  category: 'problem',
  initial: noProblem,
  decide: decideProblem,
  evolve: evolveProblem,
};

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
    return this.runtime.handle(problem, command.problem, await this.complete(context, command), context);
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
