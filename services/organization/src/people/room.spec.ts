import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GROUP_TENANT, type PersonFact, type TenantFact } from '@ronghe/contracts';
import { Embedded } from '@ronghe/embedded';
import type { Decider, Fact } from '@ronghe/event-sourcing';
import { ServiceRuntime } from '@ronghe/service-kit';
import { pino } from 'pino';
import { standings } from '../standings.js';
import { EMPLOYED, people } from './people.js';

const dataDir = mkdtempSync(join(tmpdir(), 'room-'));
const TENANT = 'liaohe';
const SEALED = 'pd1.A256GCM.bGlhb2hlL3g.AAAA.AAAA.AAAA';

const told = <F extends Fact>(category: string): Decider<null, readonly F[], F> => ({
  category,
  initial: () => null,
  decide: (facts) => [...facts],
  evolve: () => null,
});

describe('how many more people an oilfield may have', () => {
  let embedded: Embedded;
  let runtime: ServiceRuntime;
  let no = 0;
  const context = (tenant: string) => ({ tenant, commandId: `c${++no}`, actor: 'a', at: '2026-03-01T00:00:00.000Z' });
  const tell = (person: string, facts: PersonFact[]) =>
    runtime.handle(told<PersonFact>('person'), person, facts, context(TENANT));
  const registered = (person: string): PersonFact => ({
    type: 'organization.person-registered',
    data: { person, employeeNo: SEALED, name: SEALED, unit: 'production.T1', employedOn: '2020-01-01' },
  });
  const left = (person: string): PersonFact => ({
    type: 'organization.person-left',
    data: { person, unit: 'production.T1', reason: 'retired', on: '2026-03-01' },
  });

  beforeAll(async () => {
    const log = pino({ level: 'silent' });
    embedded = await Embedded.open({ dataDir, clock: () => new Date(), log, alone: true });
    const projections = [standings.tenants, standings.roles, people];
    const definition = { name: 'organization', sources: ['organization'], projections, standings };
    runtime = new ServiceRuntime(definition, embedded.portsFor('organization'));
    await runtime.open();
    const limited: TenantFact[] = [
      { type: 'organization.tenant-created', data: { tenant: TENANT, name: { zh: '辽河', en: 'Liaohe' } } },
      { type: 'organization.tenant-limits-set', data: { tenant: TENANT, people: 1 } },
    ];
    await runtime.handle(told<TenantFact>('tenant'), TENANT, limited, context(GROUP_TENANT));
    await runtime.settle();
  });
  afterAll(async () => {
    await runtime.stop();
    await embedded.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is told by all that was done a moment ago, somebody coming and somebody going', async () => {
    for (const person of ['p1', 'p2', 'p3']) {
      await tell(person, [registered(person)]);
      expect(await runtime.quotaLeft(TENANT, 'people', people, EMPLOYED)).toBe(0);
      await tell(person, [left(person)]);
      expect(await runtime.quotaLeft(TENANT, 'people', people, EMPLOYED)).toBe(1);
    }
  });
});
