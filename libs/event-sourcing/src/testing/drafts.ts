import type { CommitDraft } from '../event.js';

/** A commit of one event, different for each key and number. */
export const draftOf = (key: string, commitNo: number, more: Partial<CommitDraft> = {}): CommitDraft => ({
  stream: `acme/tally/${key}`,
  tenant: 'acme',
  commitNo,
  firstVersion: commitNo,
  commandId: `${key}-${commitNo}`,
  fingerprint: 'same',
  at: '2026-01-01T00:00:00.000Z',
  actor: 'tester',
  events: [{ type: 'tally.counted', v: 1, data: { by: 1, mark: `${key}-${commitNo}` } }],
  ...more,
});
