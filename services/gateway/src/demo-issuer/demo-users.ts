import type { PersonalData } from '@ronghe/personal-data';
import { DEMO_GROUP, DEMO_TENANTS } from './demo-tenants.js';
import type { DemoUser } from './demo-user.js';

/** The demo's users; their persons are the pseudonyms of demo employees, so that their points and notices are theirs. */
export async function demoUsers(personalData: Pick<PersonalData, 'pseudonym'>): Promise<DemoUser[]> {
  const users = [...DEMO_TENANTS, DEMO_GROUP].flatMap((tenant) => tenant.users.map((user) => ({ tenant, user })));
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
