import type { DemoUser } from '@ronghe/gateway';
import type { PersonalData } from '@ronghe/personal-data';
import { TENANTS } from './tenants.js';

/** The demo's users; their persons are the pseudonyms of demo employees, so that their points and notices are theirs. */
export async function demoUsers(personalData: PersonalData): Promise<DemoUser[]> {
  const users = TENANTS.flatMap((tenant) => tenant.users.map((user) => ({ tenant, user })));
  return Promise.all(
    users.map(async ({ tenant, user }) => ({
      id: `${tenant.id}-${user.id}`,
      name: user.name,
      tenant: tenant.id,
      tenantName: tenant.name,
      roles: user.roles,
      units: user.units,
      person: await personalData.pseudonym(tenant.id, user.employeeNo),
    })),
  );
}
