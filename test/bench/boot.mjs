import { spawn } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { fill } from './boot-data.mjs';
import { inFolder, median, perSecond, report, thousands } from './harness.mjs';

const CHILD = new URL('boot-child.mjs', import.meta.url).pathname;
/** With the notices that follow, about 100,000 events in all. */
const EVENTS = 72_000;

/** Starts a child on the folder and resolves with what it measured. */
function child(folder, ...more) {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, ['--expose-gc', CHILD, folder, ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    process_.stdout.on('data', (chunk) => (out += chunk));
    process_.on('exit', (code) =>
      code === 0
        ? resolve(JSON.parse(out.trim().split('\n').at(-1)))
        : reject(new Error(`child ended with ${code}: ${out}`)),
    );
  });
}

/** Reading and parsing every commit and nothing else: what a replay cannot do without. Events per second. */
function bareReadRate(folder) {
  const db = new DatabaseSync(join(folder, 'ronghe.sqlite'), { readOnly: true });
  const begun = performance.now();
  let events = 0;
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'commits%'").all();
  for (const { name: table } of tables)
    for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY place`).iterate())
      events += JSON.parse(row.events).length;
  const ms = performance.now() - begun;
  db.close();
  return { events, rate: perSecond(events, ms) };
}

export async function benchBoot() {
  await inFolder(async (folder) => {
    await fill(folder, EVENTS);
    // The first start has consequences to record (a notice for each entry); the starts that are measured have none left.
    await child(folder, 'settle');
    const { events } = bareReadRate(folder);
    const bare = await median(3, () => bareReadRate(folder).rate);
    const runs = [];
    for (let i = 0; i < 3; i++) runs.push(await child(folder));
    const run = runs.sort((a, b) => a.replayMs - b.replayMs)[1];
    const rate = perSecond(events, run.replayMs);
    report(
      `boot replay of ${thousands(events)} events into all four services`,
      `${thousands(rate)} events/s (${Math.round(run.replayMs)} ms)`,
      `${thousands(bare)} events/s, bare read and parse`,
      rate / bare,
      '≥ 200,000 events/s',
    );
    report(
      '… folded, counting each event once per service that reads it',
      `${thousands(perSecond(run.folded, run.replayMs))} events/s`,
      undefined,
      undefined,
      '—',
    );
    report(
      `start of the process to first page, ${thousands(events)} events`,
      `${(run.firstPageMs / 1_000).toFixed(2)} s`,
      undefined,
      undefined,
      '≤ 5 s',
    );
    report(
      'memory after replay, per 100,000 events',
      `${Math.round((run.heapMb * 100_000) / events)} MB heap, ${Math.round(run.rssMb)} MB resident in all`,
      undefined,
      undefined,
      'reported',
    );
  });
}
