import type { EventCatalogue, Fact, StoredEvent } from '@ronghe/event-sourcing';
import { Compile, type Validator } from 'typebox/compile';
import { allianceEvents } from './alliance-project/alliance.js';
import { problemEvents } from './alliance-project/problem.js';
import { rectificationEvents } from './alliance-project/rectification.js';
import { noticeEvents, webhookEvents } from './notification/notice.js';
import { chartEvents } from './organization/chart.js';
import { contractEvents } from './organization/contract.js';
import { developmentQuotaEvents } from './organization/development-quota.js';
import { contactPointEvents } from './organization/contact-point.js';
import { dutyListEvents } from './organization/duty-list.js';
import { groupLeaderEvents } from './organization/group-leader.js';
import { importEvents } from './organization/import.js';
import { leaderSelectionEvents } from './organization/leader-selection.js';
import { partyOrganizationEvents } from './organization/party-organization.js';
import { partyTermEvents } from './organization/party-term.js';
import { personEvents } from './organization/person.js';
import { dutyRegisterEvents, postEvents } from './organization/post.js';
import { roleEvents } from './organization/role.js';
import { stationBookEvents } from './organization/station-book.js';
import { teamCoverageEvents } from './organization/team-coverage.js';
import { tenantEvents } from './organization/tenant.js';
import { trainingCourseEvents, trainingEvents, trainingSessionEvents } from './organization/training.js';
import type { EventContract } from './schema.js';
import { accountEvents } from './scoring/account.js';
import { rulebookEvents } from './scoring/rulebook.js';

/** Every public event of the platform, by the service that decides it. */
export const contracts = {
  organization: [
    ...chartEvents,
    ...contactPointEvents,
    ...stationBookEvents,
    ...personEvents,
    ...postEvents,
    ...dutyRegisterEvents,
    ...teamCoverageEvents,
    ...contractEvents,
    ...partyOrganizationEvents,
    ...partyTermEvents,
    ...groupLeaderEvents,
    ...leaderSelectionEvents,
    ...developmentQuotaEvents,
    ...roleEvents,
    ...tenantEvents,
    ...dutyListEvents,
    ...importEvents,
    ...trainingCourseEvents,
    ...trainingEvents,
    ...trainingSessionEvents,
  ],
  scoring: [...rulebookEvents, ...accountEvents],
  'alliance-project': [...allianceEvents, ...problemEvents, ...rectificationEvents],
  notification: [...noticeEvents, ...webhookEvents],
} as const satisfies Record<string, readonly EventContract[]>;

export type ServiceName = keyof typeof contracts;

/** A stored event that this build cannot read, or a fact that its own schema forbids. Never skipped. */
export class EventRefused extends Error {
  override name = 'EventRefused';
}

class Registry implements EventCatalogue {
  private readonly byType: Map<string, EventContract>;
  private readonly validators = new Map<string, Validator>();

  constructor(list: readonly EventContract[]) {
    this.byType = new Map(list.map((contract) => [contract.type, contract]));
  }

  versionOf(type: string): number {
    return this.contract(type).version;
  }

  stamp(fact: Fact): StoredEvent {
    const contract = this.contract(fact.type);
    let validator = this.validators.get(fact.type);
    if (!validator) this.validators.set(fact.type, (validator = Compile(contract.schema)));
    // As it will be stored: undefined fields are absent there.
    const data = JSON.parse(JSON.stringify(fact.data)) as unknown;
    if (!validator.Check(data)) {
      const first = validator.Errors(data)[0];
      throw new EventRefused(
        `${fact.type} v${contract.version}: ${first?.instancePath || '/'} ${first?.message ?? 'is wrong'}`,
      );
    }
    return { type: fact.type, v: contract.version, data };
  }

  read({ type, v, data }: StoredEvent): Fact {
    const contract = this.contract(type);
    if (!Number.isInteger(v) || v < 1) throw new EventRefused(`${type} has no version ${v}`);
    if (v > contract.version)
      throw new EventRefused(`${type} v${v} is newer than this build knows (v${contract.version})`);
    let current = data;
    for (let version = v; version < contract.version; version++)
      current = contract.upcasts[version - 1]!(current as never);
    return { type, data: current };
  }

  private contract(type: string): EventContract {
    const contract = this.byType.get(type);
    if (!contract) throw new EventRefused(`event type ${type} is not in the catalogue`);
    return contract;
  }
}

export const catalogueOf = (list: readonly EventContract[]): EventCatalogue & { versionOf(type: string): number } =>
  new Registry(list);

export const catalogue = catalogueOf(Object.values(contracts).flat());
export const eventTypes: readonly string[] = Object.values(contracts).flatMap((list) => list.map((e) => e.type));
