import { hashId } from './handle.js';
import type { AnyProjection } from './model-feed.js';
import type { ReadModelStore } from './read-model.js';

/** A promise with a due time, kept as a document of a read model; an event that fulfils it deletes the document. */
export interface Deadline {
  /** RFC 3339 UTC. */
  dueAt: string;
  command: string;
  payload: Record<string, unknown>;
}

/**
 * Sends every deadline that is due at `now`. The command's id comes from the deadline, so a second tick, a second
 * process or a restart changes nothing. Returns how many were sent.
 * @throws AggregateError after all were tried, when some could not be sent: one that is stuck holds up no other.
 */
export async function sendDue(
  projection: AnyProjection,
  store: ReadModelStore,
  now: string,
  send: (tenant: string, deadline: Deadline, commandId: string) => Promise<void>,
): Promise<number> {
  const build = await store.active(projection.model);
  if (!build) return 0;
  let sent = 0;
  const failures: unknown[] = [];
  for await (const { id, tenant, document } of store.all<Deadline>(build)) {
    if (!document || document.dueAt > now) continue;
    try {
      await send(tenant, document, hashId('deadline', projection.model, id, document.dueAt));
      sent++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${sent + failures.length} due deadlines were not sent`);
  return sent;
}
