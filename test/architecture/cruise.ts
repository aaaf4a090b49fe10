import { spawnSync } from 'node:child_process';

export const root = new URL('../../', import.meta.url).pathname;

export interface Cruise {
  modules: { source: string; dependencies: { resolved: string; dependencyTypes: string[] }[] }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

/** Runs dependency-cruiser with our rules over folders of the repository. */
export function cruise(folders: readonly string[], exclude = '/dist/|^services/console/'): Cruise {
  const args = ['--config', 'test/architecture/rules.mjs', '--output-type', 'json', '--exclude', exclude, ...folders];
  const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/.bin/depcruise', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 256 * 1024 * 1024,
  });
  try {
    return JSON.parse(stdout) as Cruise;
  } catch {
    throw new Error(`dependency-cruiser gave no result:\n${stdout.slice(0, 2_000)}\n${stderr}`);
  }
}

export const inWords = ({ summary }: Cruise): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
