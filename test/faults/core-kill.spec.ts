import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { seeded } from '@ronghe/event-sourcing/testing';
import { type Audit, audit } from './core-audit.js';
import { live } from './core-life.js';

const KILLS = Number(process.env['RONGHE_KILLS'] ?? 200);
const LANES = 2;
const AUDIT_EVERY = 20;
/** Commands sent again after a kill, acknowledged or not: more than the writers of a life have in the air. */
const SENT_AGAIN = 20;
const PARTS = ['event-sourcing', 'event-store-sqlite', 'event-bus-local', 'read-model-memory'];

const root = new URL('../../', import.meta.url).pathname;

interface Lane {
  file: string;
  acknowledged: Set<number>;
  kills: number;
}

// Waits for no condition: the moments of the kills are what this test varies.
// eslint-disable-next-line no-restricted-syntax
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One life, ended at a seeded moment: very early, while it opens or replays, or under load. */
async function liveAndDie(lane: Lane, random: () => number): Promise<void> {
  const first = Math.max(0, lane.acknowledged.size - SENT_AGAIN);
  const life = live(lane.file, first, 'load');
  const kind = random();
  if (kind < 0.15) await after(random() * 150);
  else if (kind < 0.3) await life.reached('opened').then(() => after(random() * 30));
  else if (kind < 0.4) await life.reached('booted').then(() => after(random() * 5));
  else await life.acknowledged(1 + Math.floor(random() * 300)).then(() => after(random() * 3));
  life.child.kill('SIGKILL');
  const { lines, signal, complaints } = await life.over;
  if (signal !== 'SIGKILL') throw new Error(`it did not live until it was killed:\n${complaints}`);
  for (const line of lines) if (line.startsWith('ack ')) lane.acknowledged.add(Number(line.slice(4)));
  lane.kills++;
}

/** Of a copy, so that the next life itself has to recover the file as the kill left it. */
async function auditCopy(file: string): Promise<Audit> {
  const copy = `${file}.copy`;
  await copyFile(file, copy);
  if (existsSync(`${file}-wal`)) await copyFile(`${file}-wal`, `${copy}-wal`);
  try {
    return audit(copy);
  } finally {
    for (const suffix of ['', '-wal', '-shm']) await rm(copy + suffix, { force: true });
  }
}

const lostIn = (lane: Lane, found: Audit): number[] => [...lane.acknowledged].filter((n) => !found.commands.has(n));

function expectSound(lane: Lane, found: Audit): void {
  expect({ lost: lostIn(lane, found), doubled: found.doubled, broken: found.broken }).toEqual({
    lost: [],
    doubled: [],
    broken: [],
  });
}

async function settle(lane: Lane, ...how: string[]): Promise<void> {
  const { lines, code, complaints } = await live(lane.file, 0, 'settle', ...how).over;
  if (code !== 0) throw new Error(`it did not come up again:\n${complaints}`);
  const said = JSON.parse(lines.find((l) => l.startsWith('models '))!.slice('models '.length)) as {
    totals: { key: string; document: { total: number } }[];
    sums: { key: string; document: { count: number; sum: number } }[];
  };
  const found = audit(lane.file);
  expectSound(lane, found);
  expect(found.unanswered).toEqual([]);
  expect(new Map(said.totals.map((t) => [t.key, t.document.total]))).toEqual(found.totals);
  expect(new Map(said.sums.map((s) => [s.key, s.document]))).toEqual(found.sums);
}

async function runLane(file: string, kills: number, seed: number): Promise<Lane> {
  const lane: Lane = { file, acknowledged: new Set(), kills: 0 };
  const random = seeded(seed);
  while (lane.kills < kills) {
    await liveAndDie(lane, random);
    if (lane.kills % AUDIT_EVERY !== 0) continue;
    if (existsSync(file)) expectSound(lane, await auditCopy(file));
    if (lane.kills % (2 * AUDIT_EVERY) === 0) await settle(lane);
  }
  await settle(lane);
  await settle(lane, 'rebuild');
  return lane;
}

it(
  `loses nothing and doubles nothing when it is killed ${KILLS} times`,
  async () => {
    const missing = PARTS.filter((part) => !existsSync(join(root, 'libs', part, 'dist/index.js')));
    if (missing.length > 0) throw new Error(`not built: ${missing.join(', ')}. Run \`npm run build\` first.`);

    const folder = await mkdtemp(join(tmpdir(), 'ronghe-kill-'));
    const began = performance.now();
    try {
      const lanes = await Promise.all(
        Array.from({ length: LANES }, (_, i) =>
          runLane(join(folder, `lane-${i}.sqlite`), Math.ceil((KILLS - i) / LANES), 20_260 + i),
        ),
      );
      const kills = lanes.reduce((sum, l) => sum + l.kills, 0);
      const acknowledged = lanes.reduce((sum, l) => sum + l.acknowledged.size, 0);
      const audits = lanes.map((l) => ({ lane: l, found: audit(l.file) }));
      const lost = audits.reduce((sum, a) => sum + lostIn(a.lane, a.found).length, 0);
      const doubled = audits.reduce((sum, a) => sum + a.found.doubled.length, 0);
      const seconds = ((performance.now() - began) / 1_000).toFixed(0);
      process.stdout.write(
        `kills: ${kills}, acknowledged: ${acknowledged}, lost: ${lost}, doubled: ${doubled} (${seconds} s)\n`,
      );
      expect(kills).toBe(KILLS);
      expect(acknowledged).toBeGreaterThan(KILLS);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  60_000 + KILLS * 10_000,
);
