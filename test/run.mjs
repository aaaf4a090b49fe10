/**
 * `npm test`: builds, then every check and every suite; the last line is `N passed, N failed`, where a check counts as
 * one. `npm test -- <filter>` builds and gives the filter to jest, without the other checks.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { dependencyAudit } from './dependency-audit.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = `${root}test-output/jest.json`;
const ENDS_WITHIN_S = 30;
const filter = process.argv.slice(2);

const NX = ['node_modules/.bin/nx', 'run-many', '-t', 'build', '--outputStyle=static'];
const JEST = [
  '--disable-warning=ExperimentalWarning',
  '--experimental-vm-modules',
  'node_modules/jest/bin/jest.js',
  '--json',
  `--outputFile=${RESULTS}`,
];
/** Suites that start platforms and ask them, or look at their pages: much of their time is waiting, so two go at once. */
const JOURNEYS = 'test/(journeys/|browser/(?!tree-story))';
/** Suites that kill, freeze and load processes, or report how fast a page is: one at a time, each has the machine. */
const ALONE = 'test/(distributed/|faults/|fuzz/|browser/tree-story)';
const CHECKS = [
  ['types', ['node_modules/.bin/tsc', '--noEmit', '-p', 'tsconfig.json']],
  ['types of the console', ['node_modules/.bin/tsc', '--noEmit', '-p', 'services/console']],
  ['lint', ['node_modules/.bin/eslint', '.', '--max-warnings=0']],
  ['format', ['node_modules/.bin/prettier', '--check', '--log-level=warn', '.']],
];

let passed = 0;
let failed = 0;
const summary = [];

/**
 * Runs a command of Node's with its output streamed; answers its exit code, or the signal that ended it. One that has
 * written its `results` has a while to end: what a failed suite left open must not hold the run until CI's limit.
 */
function run(args, results) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
    });
    let secondsLeft = ENDS_WITHIN_S;
    const everySecond = setInterval(() => {
      if (results && existsSync(results) && secondsLeft-- === 0) child.kill('SIGKILL');
    }, 1_000);
    const ended = (how) => {
      clearInterval(everySecond);
      resolve(how);
    };
    child.once('error', () => ended(1));
    child.once('exit', (code, signal) => ended(code ?? signal));
  });
}

async function check(name, args) {
  console.log(`\n── ${name}`);
  const begun = performance.now();
  const ok = (await run(args)) === 0;
  if (ok) passed++;
  else failed++;
  summary.push(`${ok ? 'passed' : 'FAILED'}  ${name}  ${Math.round((performance.now() - begun) / 1000)} s`);
  return ok;
}

/**
 * What is known against our dependencies. Where the registry cannot be asked (a mirror, no network) it has not passed: the
 * summary says so, and with RONGHE_AUDIT=required, as a pipeline with the registry sets it, it has failed.
 */
async function dependencies() {
  console.log('\n── known vulnerabilities of dependencies');
  const { found, unknown } = await dependencyAudit(root);
  if (unknown === undefined) {
    if (found.length === 0) passed++;
    else failed++;
    summary.push(`${found.length === 0 ? 'passed' : 'FAILED'}  known vulnerabilities of dependencies: ${found.length}`);
    summary.push(...found.map((line) => `        ${line}`));
    return;
  }
  const required = process.env.RONGHE_AUDIT === 'required';
  if (required) failed++;
  summary.push(`${required ? 'FAILED' : '*** NOT TESTED'}  known vulnerabilities of dependencies: ${unknown}`);
}

/** Everything jest ran, failed to run or left out; what was left out has failed. */
async function suites(name, args) {
  console.log(`\n── ${name}`);
  mkdirSync(`${root}test-output`, { recursive: true });
  rmSync(RESULTS, { force: true });
  const begun = performance.now();
  const code = await run([...JEST, ...args], RESULTS);
  const results = read(RESULTS);
  if (!results) {
    failed++;
    summary.push(`FAILED  ${name}: jest ended without results`);
    return;
  }
  const broken = results.numRuntimeErrorTestSuites;
  const leftOut = results.numPendingTests + results.numTodoTests;
  const unexplained = code !== 0 && results.numFailedTests + broken + leftOut === 0 ? 1 : 0;
  const nothing = results.numPassedTests === 0 ? 1 : 0;
  passed += results.numPassedTests;
  failed += results.numFailedTests + broken + leftOut + Math.max(unexplained, nothing);
  const seconds = Math.round((performance.now() - begun) / 1000);
  summary.push(
    `${name}: ${results.numPassedTests} tests passed, ${results.numFailedTests} failed, in ${results.numTotalTestSuites} files  ${seconds} s`,
  );
  if (broken) summary.push(`FAILED  ${broken} suites could not be run at all`);
  if (leftOut) summary.push(`FAILED  ${leftOut} tests were left out (skip, todo, or beside an only)`);
  if (unexplained) summary.push(`FAILED  jest ended with ${code} though no test failed`);
  if (code === 'SIGKILL')
    summary.push('        it did not end by itself: a suite leaves a connection or a process open');
  if (nothing) summary.push('FAILED  no test ran');
  for (const { ancestorTitles, title } of results.testResults.flatMap((suite) => suite.assertionResults))
    if (title.startsWith('cannot run:')) summary.push(`*** NOT TESTED  ${ancestorTitles.join(' › ')}: ${title}`);
}

/**
 * Runs `suites` with one Kafka and one store for all of them, told by variables. Where they cannot be started the
 * suites run all the same, and those that need servers fail with their own reason.
 */
async function withServers(suites) {
  console.log('\n── servers');
  const begun = performance.now();
  const { backingServers } = await import('./support/servers.ts');
  let servers;
  try {
    servers = await backingServers();
    process.env.RONGHE_TEST_KAFKA = servers.kafka;
    process.env.RONGHE_TEST_MONGO = servers.mongo;
    passed++;
    const seconds = Math.round((performance.now() - begun) / 1000);
    summary.push(`passed  servers: Kafka ${servers.kafka}, ${servers.mongo}  ${seconds} s`);
  } catch (error) {
    failed++;
    summary.push(`FAILED  servers: ${error.message}`);
    console.error(error.message);
  }
  try {
    await suites();
  } finally {
    await servers?.stop();
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `This is Node ${process.versions.node}. Use "npm test": it brings the Node 24 that everything runs on.`,
  );
  process.exit(1);
}
const built = await check('build', NX);
if (!built) {
  failed++;
  summary.push('FAILED  suites: not run, because the build failed');
} else if (filter.length > 0) {
  await withServers(() => suites('suites', filter));
} else {
  for (const [name, args] of CHECKS) await check(name, args);
  await dependencies();
  await withServers(async () => {
    await suites('suites', ['--maxWorkers=2', '--testPathPatterns', `^(?!.*(${JOURNEYS}|${ALONE}))`]);
    await suites('journeys and pages', ['--maxWorkers=2', '--testPathPatterns', JOURNEYS]);
    await suites('faults, servers, fuzzing, the speed of a page', ['--runInBand', '--testPathPatterns', ALONE]);
  });
}

console.log(`\n${summary.join('\n')}`);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
