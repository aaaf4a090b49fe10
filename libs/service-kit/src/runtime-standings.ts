import { GROUP_TENANT } from '@ronghe/contracts';
import { type AnyProjection, type Filter, type ModelReader, Refusal } from '@ronghe/event-sourcing';
import { businessDateOf } from './dates.js';
import type { Grant, Standings } from './identity/index.js';
import { type KnownStandings, type KnownTenant, isInForce } from './known-standings.js';
import type { Ports } from './ports.js';

type Needs = Pick<Ports, 'models' | 'clock'>;

const knownTenant = ({ tenants }: KnownStandings, { models }: Needs, id: string): Promise<KnownTenant | undefined> =>
  models.reader(GROUP_TENANT).get(tenants, id);

/** Who may what, by a service's own read models; `upToDate` waits until they have all that has happened by now. */
export function standingsOf(known: KnownStandings, ports: Needs, upToDate: () => Promise<void>): Standings {
  return {
    tenant: async (id) => {
      let found = await knownTenant(known, ports, id);
      if (!found) {
        // Perhaps created a moment ago.
        await upToDate();
        found = await knownTenant(known, ports, id);
      }
      return found && { suspended: found.state === 'suspended', requestsPerMinute: found.limits.requestsPerMinute };
    },
    assigned: async (tenant, person) => {
      const found = await ports.models.reader(tenant).get(known.roles, person);
      const today = businessDateOf(ports.clock());
      return Object.values(found?.assignments ?? {})
        .filter((assignment) => isInForce(assignment, today))
        .map(({ role, unit }): Grant => ({ role, unit }));
    },
  };
}

export type QuotaAsked = [tenant: string, what: 'people' | 'webhooks', model: AnyProjection, counted?: Filter];

/**
 * How many more of a model's documents, those of the filter, a tenant may have. `upToDate` waits for what was appended:
 * who has just left makes room for who comes now.
 */
export async function quotaLeft(
  known: KnownStandings,
  ports: Needs,
  upToDate: () => Promise<ModelReader>,
  ...[tenant, what, model, counted]: QuotaAsked
): Promise<number> {
  const most = (await knownTenant(known, ports, tenant))?.limits[what];
  return most === undefined ? Infinity : most - (await (await upToDate()).count(model, counted));
}

export const quotaReached = (): Refusal =>
  new Refusal(
    'conflict',
    'quota-reached',
    { zh: '已达到本单位的数量上限', en: 'Your oilfield has as many as it may have' },
    { remedy: { zh: '请联系集团运维人员调整限额', en: 'Ask the operators of the group to raise it' } },
  );
