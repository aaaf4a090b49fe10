import { type DynamicModule, Module } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import {
  type HostSettings,
  type Ports,
  type ServiceDefinition,
  type ServiceReactions,
  type TickSettings,
  eventsController,
  parkedController,
} from '@ronghe/service-kit';
import { TakeUpImports } from './import/worker.handlers.js';
import { OrganizationRuntime } from './organization.runtime.js';
import { accessPart } from './parts/access.js';
import { chartPart } from './parts/chart.js';
import { contactsPart } from './parts/contacts.js';
import { coveragePart } from './parts/coverage.js';
import { developmentPart } from './parts/development.js';
import { dutiesPart } from './parts/duties.js';
import { groupsPart } from './parts/groups.js';
import { leadersPart } from './parts/leaders.js';
import { peoplePart } from './parts/people.js';
import type { Part } from './parts/part.js';
import { responsibilityPart } from './parts/responsibility.js';
import { postsPart } from './parts/posts.js';
import { stationsPart } from './parts/stations.js';
import { termsPart } from './parts/terms.js';
import { trainingPart } from './parts/training.js';
import { workbooksPart } from './parts/workbooks.js';
import { whereabouts } from './people/people.js';
import { areasFollow } from './reactions/areas-follow.js';
import { contractsReleased } from './reactions/contracts-released.js';
import { remindDue } from './reactions/duties-due.js';
import { dutiesEnded, dutiesWaived } from './reactions/duties-waived.js';
import { keysDestroyed, rolesWithdrawn } from './reactions/forgotten-people.js';
import { contactPointPassed, placesReleased, stationDutyCarried } from './reactions/leaders-places.js';
import { leaderAppointed, leaderGone } from './reactions/leaders.js';
import { leaderHoldsPost, leaderLeavesPost, newPostIsLeaders } from './reactions/leaders-posts.js';
import { coverageFollows, peopleFollow } from './reactions/merged-units.js';
import { lateAppointmentsEnded, postsVacated } from './reactions/posts-vacated.js';
import { announceNear } from './reactions/sessions-near.js';
import { countWeeks } from './reactions/station-weeks-due.js';
import { noteTerms } from './reactions/terms-due.js';
import { trainingsLeft } from './reactions/trainings-left.js';
import { standings } from './standings.js';
import { createGivenTenants } from './tenant/tenant.handlers.js';

const PARTS: readonly Part[] = [
  workbooksPart,
  chartPart,
  peoplePart,
  coveragePart,
  responsibilityPart,
  groupsPart,
  termsPart,
  leadersPart,
  developmentPart,
  postsPart,
  contactsPart,
  stationsPart,
  dutiesPart,
  trainingPart,
  accessPart,
];

/**
 * Keeps the organisation: units, people, and which Party group covers which team. Of others it hears what becomes of what
 * leaders found at their contact points.
 */
export const definition: ServiceDefinition = {
  name: 'organization',
  sources: ['organization', 'alliance-project'],
  projections: PARTS.flatMap(({ projections }) => projections ?? []),
  standings,
  whereabouts,
};

@Module({})
export class OrganizationModule {
  static runtime(ports: Ports): OrganizationRuntime {
    return new OrganizationRuntime(definition, ports);
  }

  static prepare(runtime: OrganizationRuntime, { tenants }: HostSettings): Promise<void> {
    return createGivenTenants(runtime, tenants);
  }

  static reactions(runtime: OrganizationRuntime, commands: CommandBus): ServiceReactions {
    return [
      keysDestroyed(runtime),
      rolesWithdrawn(runtime, commands),
      dutiesWaived(runtime, commands),
      contractsReleased(runtime, commands),
      leaderAppointed(commands),
      leaderGone(runtime, commands),
      leaderHoldsPost(runtime, commands),
      newPostIsLeaders(runtime, commands),
      leaderLeavesPost(runtime, commands),
      dutiesEnded(runtime, commands),
      peopleFollow(runtime),
      coverageFollows(runtime),
      areasFollow(runtime),
      postsVacated(runtime, commands),
      lateAppointmentsEnded(runtime, commands),
      contactPointPassed(commands),
      stationDutyCarried(commands),
      placesReleased(runtime, commands),
      trainingsLeft(runtime, commands),
    ];
  }

  /**
   * Reminds who is late or has a training tomorrow, counts weeks that are over, tells of terms that end, goes on with
   * imports; calling it twice changes nothing.
   */
  static async tick(runtime: OrganizationRuntime, commands: CommandBus, { clock }: TickSettings): Promise<number> {
    const at = clock().toISOString();
    const done = await Promise.all(
      [remindDue, announceNear, countWeeks, noteTerms].map((due) => due(runtime, commands, at)),
    );
    await commands.execute(new TakeUpImports());
    return done.reduce((sum, sent) => sum + sent, 0);
  }

  static with(runtime: OrganizationRuntime): DynamicModule {
    return {
      module: OrganizationModule,
      controllers: [
        eventsController(definition.name, OrganizationRuntime),
        parkedController(definition.name, OrganizationRuntime),
        ...PARTS.flatMap(({ controllers }) => controllers),
      ],
      providers: [{ provide: OrganizationRuntime, useValue: runtime }, ...PARTS.flatMap(({ handlers }) => handlers)],
    };
  }
}
