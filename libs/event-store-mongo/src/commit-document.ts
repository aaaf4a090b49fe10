import { type Commit, type CommitDraft, DraftRefused } from '@ronghe/event-sourcing';
import mongoose from 'mongoose';

/**
 * One commit as it is stored. Events stay the JSON text that was checked when they came: keys with dots or dollars,
 * order of keys and the look of numbers are then the same when they are read as when they were decided, on any server,
 * and neither side spends time on the fields of a document that nobody asks the store for.
 */
export interface CommitDocument {
  /** Dense number in its log. */
  _id: number;
  stream: string;
  commitNo: number;
  firstVersion: number;
  lastVersion: number;
  commandId: string;
  fingerprint: string;
  tenant: string;
  at: string;
  actor: string;
  trace?: string;
  events: string;
}

export type CommitCollection = mongoose.mongo.Collection<CommitDocument>;

/** What MongoDB takes at most. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const MAX_BYTES_PER_CHARACTER = 3;
const FIXED_FIELDS_BYTES = 1_024;

export const collectionName = (log: number): string => `log_${String(log).padStart(2, '0')}`;

/** A draft whose document has all but its number. */
export interface Waiting {
  draft: CommitDraft;
  body: Omit<CommitDocument, '_id'>;
}

/** @throws DraftRefused for a document that no server takes */
export function waiting(draft: CommitDraft, json: string): Waiting {
  const { stream, commitNo, firstVersion, commandId, fingerprint, tenant, at, actor, trace } = draft;
  const body = {
    stream,
    commitNo,
    firstVersion,
    lastVersion: firstVersion + draft.events.length - 1,
    commandId,
    fingerprint,
    tenant,
    at,
    actor,
    ...(trace === undefined ? {} : { trace }),
    events: json,
  };
  refuseTooBig(body);
  return { draft, body };
}

/** Counted exactly only where a cheap upper bound does not settle it. */
function refuseTooBig(body: Waiting['body']): void {
  const texts = [body.stream, body.commandId, body.fingerprint, body.tenant, body.at, body.actor, body.trace ?? ''];
  const characters = texts.reduce((sum, text) => sum + text.length, body.events.length);
  if (characters * MAX_BYTES_PER_CHARACTER + FIXED_FIELDS_BYTES <= MAX_DOCUMENT_BYTES) return;
  const bytes = mongoose.mongo.BSON.calculateObjectSize(body) + FIXED_FIELDS_BYTES;
  if (bytes > MAX_DOCUMENT_BYTES)
    throw new DraftRefused(
      `commit on ${body.stream.slice(0, 200)} makes a document of ${bytes} bytes; MongoDB takes ${MAX_DOCUMENT_BYTES}: split the command`,
    );
}

export const toCommit = (doc: CommitDocument, log: number): Commit => ({
  log,
  no: doc._id,
  stream: doc.stream,
  commitNo: doc.commitNo,
  firstVersion: doc.firstVersion,
  commandId: doc.commandId,
  fingerprint: doc.fingerprint,
  tenant: doc.tenant,
  at: doc.at,
  actor: doc.actor,
  trace: doc.trace,
  events: JSON.parse(doc.events) as Commit['events'],
});
