import type { AuditTrail } from './audit-trail.js';
import type { AuditEntry, AuditRecord } from './record.js';

export interface Pruned {
  chain: string;
  /** How many records went. */
  records: number;
  upTo: number;
}

/** What a pruning leaves in the chain: with the MAC from which the rest goes on, itself under the chain's MAC. */
const PRUNED = /^pruned up to (\d+) ([\w-]{43})$/;
const inWords = (upTo: number, mac: string): string => `pruned up to ${upTo} ${mac}`;

/** Up to which number a record says that its chain was pruned. */
export function prunedBy({ action, detail }: AuditRecord): { upTo: number; mac: string } | undefined {
  const [, upTo, mac] = (action === 'administer' && PRUNED.exec(detail ?? '')) || [];
  return mac === undefined ? undefined : { upTo: Number(upTo), mac };
}

/** Deletes what lies before the first record that is not older than `moment`; a chain's last record always stays. */
export async function prune(
  trail: AuditTrail,
  moment: string,
  by: Pick<AuditEntry, 'at' | 'actor' | 'tenant' | 'route'>,
): Promise<Pruned[]> {
  const pruned: Pruned[] = [];
  for (const { chain, first, last } of await trail.chains()) {
    const upTo = ((await trail.firstSince(chain, moment)) ?? last) - 1;
    if (upTo < first) continue;
    const [end] = await trail.read(chain, upTo - 1, 1);
    if (end?.no !== upTo) throw new Error(`Record ${upTo} of ${chain} is missing: verify before pruning`);
    // Said before it is done: a pruning that is cut short is only repeated, never taken for a deletion.
    await trail.append({
      ...by,
      chain,
      action: 'administer',
      outcome: 'done',
      status: 0,
      people: [],
      detail: inWords(upTo, end.mac),
    });
    await trail.drop(chain, upTo);
    pruned.push({ chain, records: upTo - first + 1, upTo });
  }
  return pruned;
}
