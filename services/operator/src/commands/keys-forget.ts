import type { EventStore } from '@ronghe/event-sourcing';
import type { Keys } from '@ronghe/personal-data';
import { definition as organization } from '@ronghe/organization';
import type { Installation } from '../installation.js';
import { type Outcome, fine } from '../outcome.js';

const COMMITS_AT_ONCE = 1_000;
const FORGOTTEN = 'organization.person-forgotten';

/** Destroys the keys of all whom the log says are forgotten: after older keys were restored from a backup. */
export async function keysForget(installation: Installation): Promise<Outcome> {
  const [{ store }, keys] = [await installation.of(organization), await installation.keys()];
  let people = 0;
  let living = 0;
  for await (const { tenant, person } of forgottenIn(store)) {
    people++;
    if (await destroyed(keys, tenant, person)) living++;
  }
  return fine([`已遗忘 Forgotten: ${people} people; ${living} of their keys were still there and are destroyed`], {
    people,
    destroyed: living,
  });
}

async function destroyed({ store, personalData }: Keys, tenant: string, person: string): Promise<boolean> {
  const lived = (await store.load(personalData.keyIdOf(tenant, person))) !== undefined;
  if (lived) await personalData.forget(tenant, person);
  return lived;
}

async function* forgottenIn(store: EventStore): AsyncGenerator<{ tenant: string; person: string }> {
  for (let log = 0; log < store.logs; log++)
    for (let after = 0; ;) {
      const commits = await store.readLog(log, after, COMMITS_AT_ONCE);
      if (commits.length === 0) break;
      for (const { tenant, events } of commits)
        for (const { type, data } of events)
          if (type === FORGOTTEN) yield { tenant, person: (data as { person: string }).person };
      after = commits.at(-1)!.no;
    }
}
