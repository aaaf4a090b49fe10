import type { AuditTrail, ChainEnds } from './audit-trail.js';
import { type Mac, NOTHING_BEFORE } from './mac.js';
import { prunedBy } from './prune.js';
import type { AuditRecord } from './record.js';

/** The last record of a chain, as somebody noted it down elsewhere. */
export interface Head {
  chain: string;
  no: number;
  mac: string;
}

export interface Checked {
  chain: string;
  records: number;
  head: Head;
  /** What is not as it was written, in words. */
  findings: string[];
}

const RECORDS_PER_READ = 1_000;
const MOST_MISFILED = 20;

/**
 * Reads a chain from its first record to its last: each under the MAC that goes on from the one before, none missing but
 * what a pruning says it took. That records at the end are gone only `heads` can show, noted down before.
 */
export async function verifyChain(
  trail: AuditTrail,
  { chain, last }: ChainEnds,
  mac: Mac,
  heads: readonly Head[] = [],
): Promise<Checked> {
  const start = await startOf(trail, chain);
  const noted = new Map(heads.filter((head) => head.chain === chain).map((head) => [head.no, head.mac]));
  const findings: string[] = [];
  let records = 0;
  let before: { no: number; mac: string | undefined } = { no: start.upTo, mac: start.mac };
  for await (const record of recordsOf(trail, chain, start.upTo)) {
    const { mac: found, ...rest } = record;
    if (record.no !== before.no + 1) {
      findings.push(missing(chain, before.no + 1, record.no - 1));
      before = { no: record.no - 1, mac: undefined };
    }
    if (before.mac !== undefined && mac(before.mac, rest) !== found)
      findings.push(`${chain} ${record.no}: the record is not as it was written, or not where`);
    if ((noted.get(record.no) ?? found) !== found)
      findings.push(`${chain} ${record.no}: the noted head has another MAC, the chain was written anew`);
    noted.delete(record.no);
    before = { no: record.no, mac: found };
    records++;
  }
  for (const no of noted.keys())
    if (no > last)
      findings.push(`${chain}: ends at ${last}, but had ${no} when the head was noted: the end was cut off`);
  for (const no of await trail.misfiled(chain, MOST_MISFILED))
    findings.push(`${chain} ${no}: a search for the people of this record does not find it as it is`);
  return { chain, records, head: { chain, no: before.no, mac: before.mac ?? NOTHING_BEFORE }, findings };
}

const missing = (chain: string, from: number, to: number): string =>
  from === to ? `${chain} ${from}: the record is missing` : `${chain} ${from} to ${to}: the records are missing`;

/** Where the last pruning says that the chain begins. Who forged that record is found when its own MAC is checked. */
async function startOf(trail: AuditTrail, chain: string): Promise<{ upTo: number; mac: string }> {
  let start = { upTo: 0, mac: NOTHING_BEFORE };
  for await (const record of recordsOf(trail, chain, 0)) {
    const pruned = prunedBy(record);
    if (pruned && pruned.upTo > start.upTo && pruned.upTo < record.no) start = pruned;
  }
  return start;
}

async function* recordsOf(trail: AuditTrail, chain: string, after: number): AsyncGenerator<AuditRecord> {
  for (let last = after; ;) {
    const page = await trail.read(chain, last, RECORDS_PER_READ);
    yield* page;
    if (page.length < RECORDS_PER_READ) return;
    last = page.at(-1)!.no;
  }
}
