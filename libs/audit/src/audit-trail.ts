import type { AuditAction, AuditEntry, AuditOutcome, AuditRecord } from './record.js';

export interface AuditFilter {
  tenants: readonly string[];
  /** RFC 3339, UTC: not before this. */
  from?: string;
  /** RFC 3339, UTC: before this. */
  until?: string;
  actor?: string;
  /** Whose personal data was opened. */
  person?: string;
  action?: AuditAction;
  outcome?: AuditOutcome;
}

/** Where a page of a search ends: the next goes on behind it. */
export type AuditPlace = Pick<AuditRecord, 'at' | 'chain' | 'no'>;

export interface AuditPage {
  limit: number;
  after?: AuditPlace;
}

export interface ChainEnds {
  chain: string;
  /** The first record that is there; later than 1 after a pruning. */
  first: number;
  last: number;
}

/** Records of who did what, one chain for each service. Nothing of it is ever changed; what is old enough is pruned. */
export interface AuditTrail {
  /** Durable before it answers. @throws Unavailable, and then the entry may be there or not */
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  search(filter: AuditFilter, page: AuditPage): Promise<AuditRecord[]>;
  chains(): Promise<ChainEnds[]>;
  /** The records after a number, in the chain's order; what is missing is left out. */
  read(chain: string, after: number, limit: number): Promise<AuditRecord[]>;
  /** The number of the first record that is not older than this moment. */
  firstSince(chain: string, moment: string): Promise<number | undefined>;
  /** Deletes the records of a chain up to a number. */
  drop(chain: string, upTo: number): Promise<void>;
  /** Numbers of records that a search for one of their people would not find, or would find wrongly. */
  misfiled(chain: string, most: number): Promise<number[]>;
}
