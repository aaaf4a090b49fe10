import { type DynamicModule, Module } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
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
import { knownPeopleHere, whereabouts } from './known-people.js';
import { knownUnitsHere } from './known-units.js';
import { rectificationsPart } from './parts/rectifications.js';
import { ChangeProblemHandler } from './problem/problem.handlers.js';
import { ProblemController } from './problem/problem.http.js';
import { problemDeadlines } from './problems/problem-deadlines.js';
import { problems } from './problems/problems.js';
import { problemsDue, rectificationsDue } from './reactions/deadlines-due.js';
import { rectificationsByFinding } from './reactions/rectifications-by-finding.js';

/**
 * Runs alliances and the problems they raise, claim and close, and what is to be put right; keeps of the chart and of people
 * what it needs.
 */
export const definition: ServiceDefinition = {
  name: 'alliance-project',
  sources: ['alliance-project', 'organization'],
  projections: [
    alliances,
    problems,
    problemDeadlines,
    ...(rectificationsPart.projections ?? []),
    knownUnitsHere,
    knownPeopleHere,
    standings.roles,
    standings.tenants,
  ],
  standings,
  whereabouts,
};

@Module({})
export class AllianceProjectModule {
  static runtime(ports: Ports): AllianceProjectRuntime {
    return new AllianceProjectRuntime(definition, ports);
  }

  static reactions(_: AllianceProjectRuntime, commands: CommandBus): ServiceReactions {
    return [rectificationsByFinding(commands)];
  }

  /** Turns promises that are due into commands; calling it twice changes nothing. */
  static async tick(runtime: AllianceProjectRuntime, commands: CommandBus, { clock }: TickSettings): Promise<number> {
    const at = clock().toISOString();
    const done = await Promise.all([problemsDue, rectificationsDue].map((due) => due(runtime, commands, at)));
    return done.reduce((sum, sent) => sum + sent, 0);
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
        ...rectificationsPart.controllers,
      ],
      providers: [
        { provide: AllianceProjectRuntime, useValue: runtime },
        ChangeAllianceHandler,
        ChangeProblemHandler,
        AlliancesQueryHandler,
        BoardQueryHandler,
        ProblemsQueryHandler,
        ...rectificationsPart.handlers,
      ],
    };
  }
}
