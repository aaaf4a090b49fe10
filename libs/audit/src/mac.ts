import { createHmac, createSecretKey } from 'node:crypto';
import type { AuditEntry, AuditRecord } from './record.js';

/** What the first record of a chain follows. */
export const NOTHING_BEFORE = '';

export type Mac = (before: string, record: Omit<AuditRecord, 'mac'>) => string;

/** Who can write the store but has not the key can change no record so that it still fits the ones around it. */
export function macWith(secret: Buffer): Mac {
  const key = createSecretKey(secret);
  return (before, record) =>
    createHmac('sha256', key)
      .update(`${before}\n${canonical(record)}`)
      .digest('base64url');
}

/** The same text for the same record, wherever it was kept meanwhile. */
function canonical({ chain, no, ...entry }: Omit<AuditRecord, 'mac'>): string {
  return JSON.stringify([chain, no, ...Object.values(inOrder(entry)).map((value) => value ?? null)]);
}

type Body = Omit<AuditEntry, 'chain'>;

/** What a store keeps of a record beside its place; nothing but what belongs to it, in one order. */
export function inOrder({ at, tenant, actor, action, outcome, route, status, trace, people, detail }: Body): Body {
  // A record that was spoiled may have anything there; it is to be found, not to be stumbled over.
  const list = Array.isArray(people) ? [...(people as readonly string[])] : [];
  return { at, tenant, actor, action, outcome, route, status, trace, people: list, detail };
}

/** The records of entries that follow one another in a chain. */
export function chained(entries: readonly AuditEntry[], last: { no: number; mac: string }, mac: Mac): AuditRecord[] {
  let { no, mac: before } = last;
  return entries.map(({ chain, ...entry }) => {
    const record = { chain, no: ++no, ...inOrder(entry) };
    return { ...record, mac: (before = mac(before, record)) };
  });
}
