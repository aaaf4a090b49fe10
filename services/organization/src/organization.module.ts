import { type DynamicModule, Module } from '@nestjs/common';
import {
  type Ports,
  type ServiceDefinition,
  type ServiceReactions,
  eventsController,
  parkedController,
} from '@ronghe/service-kit';
import { ChangeChartHandler } from './chart/chart.handlers.js';
import { ChartController } from './chart/chart.http.js';
import { CoverageController, CoverageQueryHandler } from './coverage/coverage.http.js';
import { coverage } from './coverage/coverage.js';
import { ImportWorkbookHandler } from './import/import.handlers.js';
import { ImportController } from './import/import.http.js';
import { OrganizationRuntime } from './organization.runtime.js';
import { PeopleController, PeopleQueryHandler, PersonQueryHandler } from './people/people.http.js';
import { people } from './people/people.js';
import { ChangePersonHandler, RegisterPersonHandler } from './person/person.handlers.js';
import { PersonController } from './person/person.http.js';
import { ChangeTeamCoverageHandler } from './team-coverage/team-coverage.handlers.js';
import { TeamCoverageController } from './team-coverage/team-coverage.http.js';
import { headcount } from './units/headcount.js';
import { UnitQueryHandler, UnitsController, UnitsQueryHandler } from './units/units.http.js';
import { units } from './units/units.js';

/** Keeps the organisation: units, people, and which Party group covers which team. Nobody else's events concern it. */
export const definition: ServiceDefinition = {
  name: 'organization',
  sources: ['organization'],
  projections: [units, headcount, people, coverage],
};

@Module({})
export class OrganizationModule {
  static runtime(ports: Ports): OrganizationRuntime {
    return new OrganizationRuntime(definition, ports);
  }

  static readonly reactions = (): ServiceReactions => [];

  static with(runtime: OrganizationRuntime): DynamicModule {
    return {
      module: OrganizationModule,
      controllers: [
        eventsController(definition.name, OrganizationRuntime),
        parkedController(definition.name, OrganizationRuntime),
        ImportController,
        ChartController,
        UnitsController,
        PersonController,
        PeopleController,
        TeamCoverageController,
        CoverageController,
      ],
      providers: [
        { provide: OrganizationRuntime, useValue: runtime },
        ChangeChartHandler,
        RegisterPersonHandler,
        ChangePersonHandler,
        ChangeTeamCoverageHandler,
        ImportWorkbookHandler,
        UnitsQueryHandler,
        UnitQueryHandler,
        PeopleQueryHandler,
        PersonQueryHandler,
        CoverageQueryHandler,
      ],
    };
  }
}
