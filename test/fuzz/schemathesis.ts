import { execFile, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../data/fuzz/', import.meta.url));
const REQUIREMENTS = join(here, 'requirements.txt');
const SHOWN_LINES = 60;

/** What the hooks are told; see hooks.py. */
export interface FuzzPlan {
  ids: Record<string, string[]>;
  marker: string;
}

export interface FuzzRun {
  plan: FuzzPlan;
  url: string;
  bearer: string;
  seed: number;
  /** Test cases per operation and kind of data. */
  examples: number;
}

export interface FuzzReport {
  /** Empty when nothing was found. */
  found: string;
  requests: number;
  statuses: Record<string, number>;
}

/**
 * The folder of schemathesis and what it needs, each at the version in requirements.txt; fetched once from PyPI. Two
 * that fetch at once both do the work, and the first to finish is kept. @throws when there is no Python or no PyPI
 */
export async function schemathesis(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(REQUIREMENTS));
  const kept = join(CACHE, `schemathesis-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(kept)) return kept;
  const mine = `${kept}.${randomUUID()}`;
  await mkdir(CACHE, { recursive: true });
  try {
    const fetching = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', mine, '-r', REQUIREMENTS];
    await execute('python3', fetching, { maxBuffer: 16 * 1024 * 1024 });
    await rename(mine, kept);
  } catch (error) {
    await rm(mine, { recursive: true, force: true });
    if (!existsSync(kept))
      throw new Error('schemathesis cannot run: it needs python3 (3.10 or newer) with pip, and PyPI once', {
        cause: error,
      });
  }
  return kept;
}

/** One run over every operation of the description that the installation itself serves. */
export async function fuzz({ plan, url, bearer, seed, examples }: FuzzRun): Promise<FuzzReport> {
  const packages = await schemathesis();
  const place = await mkdtemp(join(tmpdir(), 'ronghe-fuzz-'));
  const [planFile, countFile] = [join(place, 'plan.json'), join(place, 'count.json')];
  await writeFile(planFile, JSON.stringify({ ...plan, seed }));
  const checks = ['no_server_error', 'nothing_of_the_other_oilfield', 'refusals_are_problems'];
  const described = ['content_type_conformance', 'response_schema_conformance'];
  const args = [
    ...['-m', 'schemathesis.cli', 'run', `${url}/api/openapi.json`, '--header', `Authorization: Bearer ${bearer}`],
    ...['--checks', [...checks, ...described].join(','), '--phases', 'examples,coverage,fuzzing'],
    ...['--max-examples', String(examples), '--seed', String(seed), '--continue-on-failure', '--no-shrink'],
    ...['--workers', '2', '--request-timeout', '30', '--suppress-health-check', 'all', '--warnings', 'off'],
    ...['--max-redirects', '0'],
  ];
  const { code, said } = await run('python3', args, {
    cwd: place,
    env: {
      ...process.env,
      PYTHONPATH: `${packages}:${here}`,
      PYTHONDONTWRITEBYTECODE: '1',
      SCHEMATHESIS_HOOKS: 'hooks',
      RONGHE_FUZZ_PLAN: planFile,
      RONGHE_FUZZ_COUNT: countFile,
      NO_COLOR: '1',
    },
  });
  const statuses = JSON.parse(await readFile(countFile, 'utf8').catch(() => '{}')) as Record<string, number>;
  await rm(place, { recursive: true, force: true });
  const requests = Object.values(statuses).reduce((all, count) => all + count, 0);
  return { found: code === 0 ? '' : tailOf(said), requests, statuses };
}

function run(command: string, args: string[], options: object): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

const tailOf = (text: string): string => text.trim().split('\n').slice(-SHOWN_LINES).join('\n');
