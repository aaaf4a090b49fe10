import { type DynamicModule, Module } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import {
  type Ports,
  type ServiceDefinition,
  type ServiceReactions,
  eventsController,
  parkedController,
} from '@ronghe/service-kit';
import { RecordByHandHandler, RecordFromEventHandler, ReverseEntryHandler } from './account/account.handlers.js';
import { AccountController } from './account/account.http.js';
import { GroupController } from './group/group-figures.http.js';
import { standings } from './known-standings.js';
import { Subjects } from './standings/subjects.js';
import { pointsByTrigger } from './reactions/points-by-trigger.js';
import { ChangeRulebookHandler } from './rulebook/rulebook.handlers.js';
import { RulebookController } from './rulebook/rulebook.http.js';
import { RulebookQueryHandler, RulebooksController, RulebooksQueryHandler } from './rulebooks/rulebooks.http.js';
import { rulebookVersions } from './rulebooks/rulebooks.js';
import { ScoringRuntime } from './scoring.runtime.js';
import { accounts } from './standings/accounts.js';
import { knownPeopleHere, knownUnitsHere } from './standings/known-people.js';
import {
  ExplanationQueryHandler,
  LedgerQueryHandler,
  StandingsController,
  StandingsQueryHandler,
} from './standings/standings.http.js';

/** Scores people and units by each oilfield's own rulebooks; hears every service's events, since any may be a trigger. */
export const definition: ServiceDefinition = {
  name: 'scoring',
  sources: ['scoring', 'organization', 'alliance-project'],
  projections: [rulebookVersions, accounts, knownUnitsHere, knownPeopleHere, standings.roles, standings.tenants],
  standings,
  whereabouts: async (reader, person) => (await (await Subjects.of(reader)).row(`person:${person}`)).within,
};

@Module({})
export class ScoringModule {
  static runtime(ports: Ports): ScoringRuntime {
    return new ScoringRuntime(definition, ports);
  }

  static reactions(runtime: ScoringRuntime, commands: CommandBus): ServiceReactions {
    return [pointsByTrigger(runtime, commands)];
  }

  static with(runtime: ScoringRuntime): DynamicModule {
    return {
      module: ScoringModule,
      controllers: [
        eventsController(definition.name, ScoringRuntime),
        parkedController(definition.name, ScoringRuntime),
        RulebookController,
        RulebooksController,
        AccountController,
        StandingsController,
        GroupController,
      ],
      providers: [
        { provide: ScoringRuntime, useValue: runtime },
        ChangeRulebookHandler,
        RecordByHandHandler,
        RecordFromEventHandler,
        ReverseEntryHandler,
        RulebooksQueryHandler,
        RulebookQueryHandler,
        StandingsQueryHandler,
        ExplanationQueryHandler,
        LedgerQueryHandler,
      ],
    };
  }
}
