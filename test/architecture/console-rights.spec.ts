import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { GROUP_TENANT } from '@ronghe/contracts';
import { type Action, Rights, type Row, type Thing, allRoles } from '@ronghe/service-kit';

/** By its path alone: the console's sources are resolved by other rules than these. */
const CONSOLE = fileURLToPath(new URL('../../services/console/src/session/may.ts', import.meta.url));
const { mayOf } = (await import(CONSOLE)) as {
  mayOf: (who: { tenant: string; grants: { role: string }[] }, what: string) => boolean;
};

const SOMEBODY: Row = { person: 'somebody', within: ['unit'] };
const ONESELF: Row = { person: 'me' };

/** What each of the console's words asks of the server's table of rights. */
const ASKED: Record<string, [Action, Thing, Row]> = {
  see: ['read', 'unit', {}],
  inbox: ['read', 'notice', ONESELF],
  people: ['read', 'person', SOMEBODY],
  contracts: ['read', 'contract', SOMEBODY],
  posts: ['read', 'post', SOMEBODY],
  contacts: ['read', 'contactPoint', SOMEBODY],
  rectifications: ['read', 'rectification', ONESELF],
  duties: ['read', 'dutyList', SOMEBODY],
  selections: ['read', 'leaderSelection', SOMEBODY],
  training: ['read', 'training', SOMEBODY],
  command: ['change', 'person', SOMEBODY],
  actForGroup: ['change', 'partyGroup', SOMEBODY],
  setQuota: ['change', 'developmentQuota', SOMEBODY],
  govern: ['change', 'rulebook', {}],
  operate: ['change', 'parked', {}],
  readRoles: ['read', 'role', SOMEBODY],
  assignRoles: ['change', 'role', SOMEBODY],
  audit: ['read', 'audit', {}],
  readForgettings: ['read', 'forgetting', SOMEBODY],
  askForgetting: ['change', 'forgetting', SOMEBODY],
  decideForgetting: ['approve', 'forgetting', SOMEBODY],
  group: ['read', 'group', {}],
  tenants: ['read', 'tenant', {}],
  runTenants: ['change', 'tenant', {}],
};
/** Pages of the group's own tenant: an auditor who looks at an oilfield has its pages instead. */
const OF_THE_GROUP = ['group', 'tenants', 'runTenants'];
/** In the group's own tenant there is no organisation to look at. */
const OF_BOTH = ['audit', 'operate', 'readRoles', 'assignRoles'];

describe('what the console offers', () => {
  const cases = Object.keys(ASKED).flatMap((what) => allRoles.map((role) => ({ what, role })));

  it('is asked for each of its words', () => {
    const table = /const allowed = \{(.*?)\n\}/s.exec(readFileSync(CONSOLE, 'utf8'))![1]!;
    expect([...table.matchAll(/^ {2}(\w+):/gm)].map(([, word]) => word)).toEqual(Object.keys(ASKED));
  });

  it.each(cases)('$what to a $role: what the server allows', ({ what, role }) => {
    const [action, thing, row] = ASKED[what]!;
    for (const tenant of ['liaohe', GROUP_TENANT]) {
      if (!OF_BOTH.includes(what) && OF_THE_GROUP.includes(what) !== (tenant === GROUP_TENANT)) continue;
      const allowed = new Rights('me', tenant, [{ role }]).may(action, thing, row);
      expect([tenant, mayOf({ tenant, grants: [{ role }] }, what)]).toEqual([tenant, allowed]);
    }
  });
});
