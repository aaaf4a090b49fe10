import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Figures of one run; a ratio is always against a baseline measured in the same run on the same machine. */
export const rows = [];

export function report(what, figure, baseline, ratio, goal) {
  const row = {
    what,
    figure,
    baseline: baseline ?? '',
    ratio: ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
    goal,
  };
  rows.push(row);
  console.log(
    `${what}: ${figure}${baseline ? `; baseline ${baseline}` : ''}${row.ratio ? `; ratio ${row.ratio}` : ''}; goal ${goal}`,
  );
}

export const perSecond = (count, ms) => Math.round((count / ms) * 1_000);
export const thousands = (n) => n.toLocaleString('en');

/** Runs `work` several times and keeps the middle one: shared machines have slow moments. */
export async function median(times, work) {
  const results = [];
  for (let i = 0; i < times; i++) results.push(await work(i));
  return results.sort((a, b) => a - b)[Math.floor(times / 2)];
}

export async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export async function inFolder(work) {
  const folder = mkdtempSync(join(process.env.RONGHE_BENCH_DIR ?? tmpdir(), 'ronghe-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
