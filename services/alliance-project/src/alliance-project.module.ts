import { type DynamicModule, Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Deadline, sendDue } from '@ronghe/event-sourcing';
import {
  type Ports,
  type ServiceDefinition,
  type ServiceReactions,
  type TickSettings,
  eventsController,
  parkedController,
} from '@ronghe/service-kit';
import { AllianceProjectRuntime } from './alliance-project.runtime.js';
import { ChangeAllianceHandler } from './alliance/alliance.handlers.js';
import { AllianceController } from './alliance/alliance.http.js';
import {
  AlliancesController,
  AlliancesQueryHandler,
  BoardQueryHandler,
  ProblemsQueryHandler,
} from './alliances/alliances.http.js';
import { alliances } from './alliances/alliances.js';
import { GroupController } from './group/group-figures.http.js';
import { standings } from './known-standings.js';
import { knownUnitsHere } from './known-units.js';
import { ChangeProblem, ChangeProblemHandler } from './problem/problem.handlers.js';
import { ProblemController } from './problem/problem.http.js';
import { problemDeadlines } from './problems/problem-deadlines.js';
import { problems } from './problems/problems.js';

/** Runs alliances and the problems they raise, claim and close; keeps of the chart what it needs. */
export const definition: ServiceDefinition = {
  name: 'alliance-project',
  sources: ['alliance-project', 'organization'],
  projections: [alliances, problems, problemDeadlines, knownUnitsHere, standings.roles, standings.tenants],
  standings,
};

@Module({})
export class AllianceProjectModule {
  static runtime(ports: Ports): AllianceProjectRuntime {
    return new AllianceProjectRuntime(definition, ports);
  }

  static readonly reactions = (): ServiceReactions => [];

  /** Turns promises that are due into commands; calling it twice changes nothing. */
  static tick(runtime: AllianceProjectRuntime, commands: CommandBus, { clock }: TickSettings): Promise<number> {
    const at = clock().toISOString();
    const send = async (tenant: string, { payload }: Deadline, commandId: string): Promise<void> => {
      const context = { tenant, commandId, actor: 'system', at };
      const { problem, dueOn } = payload as { problem: string; dueOn: string };
      await commands.execute(new ChangeProblem(context, { kind: 'noteOverdue', problem, dueOn }));
    };
    return sendDue(problemDeadlines, runtime.ports.models, at, send);
  }

  static with(runtime: AllianceProjectRuntime): DynamicModule {
    return {
      module: AllianceProjectModule,
      controllers: [
        eventsController(definition.name, AllianceProjectRuntime),
        parkedController(definition.name, AllianceProjectRuntime),
        AllianceController,
        ProblemController,
        AlliancesController,
        GroupController,
      ],
      providers: [
        { provide: AllianceProjectRuntime, useValue: runtime },
        ChangeAllianceHandler,
        ChangeProblemHandler,
        AlliancesQueryHandler,
        BoardQueryHandler,
        ProblemsQueryHandler,
      ],
    };
  }
}
