import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';
import { inFolder, median, perSecond, report, thousands, timed } from './harness.mjs';

const EVENT = {
  type: 'organization.unit-renamed',
  v: 1,
  data: { unit: 'production.W01', name: '采油一队采油一班'.repeat(8), on: '2026-03-31' },
};
const draft = (writer, i) => ({
  stream: `bench/stream/${writer}`,
  tenant: 'bench',
  commitNo: i + 1,
  firstVersion: i + 1,
  commandId: `${writer}-${i}`,
  fingerprint: 'f',
  at: '2026-03-31T00:00:00.000Z',
  actor: 'bench',
  events: [EVENT],
});

/** `writers` at once, each waiting for its commit to be durable before its next. Milliseconds. */
async function append(writers, each) {
  return inFolder(async (folder) => {
    const db = openDatabase(join(folder, 'bench.sqlite'));
    const store = new SqliteEventStore(db, 'organization');
    const ms = await timed(() =>
      Promise.all(
        Array.from({ length: writers }, async (_, w) => {
          for (let i = 0; i < each; i++) {
            const { kind } = await store.append(draft(w, i));
            if (kind !== 'appended') throw new Error(`append answered ${kind}`);
          }
        }),
      ),
    );
    db.close();
    return ms;
  });
}

/** The plainest durable log: write the commit's bytes, fsync, next. Milliseconds. */
async function onePerFsync(count) {
  return inFolder(async (folder) => {
    const file = openSync(join(folder, 'plain.log'), 'a');
    const ms = await timed(() => {
      for (let i = 0; i < count; i++) {
        writeSync(file, `${JSON.stringify(draft(0, i))}\n`);
        fsyncSync(file);
      }
    });
    closeSync(file);
    return ms;
  });
}

export async function benchAppend() {
  const baseline = perSecond(2_000, await median(3, () => onePerFsync(2_000)));
  for (const [writers, each, goal] of [
    [1, 1_000, '—'],
    [8, 1_000, '—'],
    [64, 400, '≥ 5×'],
  ]) {
    const rate = perSecond(writers * each, await median(3, () => append(writers, each)));
    report(
      `embedded append, ${writers} writers`,
      `${thousands(rate)} commits/s`,
      `${thousands(baseline)}/s, one fsync per commit`,
      rate / baseline,
      goal,
    );
  }
}
