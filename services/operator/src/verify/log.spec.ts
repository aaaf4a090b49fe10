import { describe, expect, it } from '@jest/globals';
import { type Commit, type EventStore, logOf } from '@ronghe/event-sourcing';
import { verifyLog } from './log.js';
import { MaybeRepeated } from './repeats.js';

const STREAM = 'liaohe/rulebook/UNITS';

const commit = (no: number, commandId: string): Commit => ({
  log: logOf(STREAM, 1),
  no,
  stream: STREAM,
  tenant: 'liaohe',
  commitNo: no,
  firstVersion: no,
  commandId,
  fingerprint: '',
  at: '2026-05-01T00:00:00.000Z',
  actor: 'x',
  events: [{ type: 'scoring.points-recorded', v: 1, data: {} }],
});

/** A store whose unique indexes were lost: nothing else could hold a command twice. */
const withoutIndexes = (commits: readonly Commit[]) =>
  ({
    source: 'scoring',
    logs: 1,
    tails: async () => [commits.length],
    readLog: async (_, after, limit) => commits.slice(after, after + limit),
  }) as Pick<EventStore, 'source' | 'logs' | 'tails' | 'readLog'> as EventStore;

describe('verifying a log', () => {
  it('finds a command that was carried out twice, however far apart', async () => {
    const commits = Array.from({ length: 1_200 }, (_, i) => commit(i + 1, `c${i}`));
    expect((await verifyLog(withoutIndexes(commits), 10)).differences.shown).toEqual([]);
    commits[1_199] = commit(1_200, 'c3');
    commits[700] = commit(701, 'c3');
    expect((await verifyLog(withoutIndexes(commits), 10)).differences.shown).toEqual([
      `log 0: 3 commits have the stream and command id ${STREAM} c3`,
    ]);
  });

  it('forgets nothing that came before, and suspects few that did not', () => {
    const repeated = new MaybeRepeated();
    const ids = Array.from({ length: 100_000 }, (_, i) => `command ${i}`);
    expect(ids.filter((id) => repeated.seen(id)).length).toBeLessThan(100);
    expect(ids.every((id) => repeated.seen(id))).toBe(true);
  });
});
