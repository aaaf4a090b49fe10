// `npm run up:local`: Kafka, a MongoDB-wire server, the four services and the gateway on this machine, each a process of
// its own, without Docker. Data, keys and logs stay under data/local/; the next start finds everything again.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { LocalProcess } from './local-process.mjs';
import { startKafka } from './servers/kafka.mjs';
import { startMongo } from './servers/mongo.mjs';

const SERVICES = ['organization', 'scoring', 'alliance-project', 'notification'];
const READY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 200;
const WATCH_EVERY_MS = 2_000;

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'data/local');
const say = (line) => console.log(line);
const mainOf = (service) => join(root, `services/${service}/dist/main.js`);

const empty = readArguments();
const firstPort = readPort();
const portOf = (name) => firstPort + ['gateway', ...SERVICES, 'kafka', 'mongo'].indexOf(name);
const urlOf = (name) => `http://127.0.0.1:${portOf(name)}`;

const servers = [];
const processes = [];
let stopping;

async function up() {
  build();
  for (const name of ['', 'logs', 'gateway', 'services']) mkdirSync(join(folder, name), { recursive: true });
  say(`数据目录 Data: ${folder} (remove it to begin anew)`);
  const env = await backing();
  if (!empty) await seed(env);
  for (const name of SERVICES) run(name, serviceEnvironment(env, name));
  run('gateway', gatewayEnvironment(env));
  await Promise.all(processes.map(ready));
  watchServers();
  table();
  say(`\n  请打开 Open: ${publicUrl()}`);
}

/** The servers, and the environment that names them. Those named from outside win. */
async function backing() {
  const { RONGHE_KAFKA, RONGHE_MONGO } = process.env;
  if (RONGHE_KAFKA || RONGHE_MONGO) {
    if (!RONGHE_KAFKA || !RONGHE_MONGO) throw new Error('Set both RONGHE_KAFKA and RONGHE_MONGO, or neither');
    return common({ RONGHE_KAFKA, RONGHE_MONGO });
  }
  say('启动 Starting Kafka and a MongoDB-wire server …');
  const mongo = await startMongo({ dir: join(folder, 'mongo'), port: portOf('mongo'), log: say });
  servers.push({ name: 'mongo', server: mongo, address: mongo.url });
  const kafka = await startKafka({ dir: join(folder, 'kafka'), port: portOf('kafka'), log: say });
  servers.push({ name: 'kafka', server: kafka, address: kafka.bootstrap });
  return common({ RONGHE_KAFKA: kafka.bootstrap, RONGHE_MONGO: mongo.url });
}

/** The gateway is the issuer here, whatever the environment says of another. */
const common = (named) => ({
  NODE_OPTIONS: '--max-semi-space-size=16',
  ...process.env,
  ...named,
  RONGHE_OIDC_ISSUER: '',
  RONGHE_HOST: '127.0.0.1',
  RONGHE_MASTER_KEY_FILE: join(folder, 'master.key'),
});

/** The demo's oilfields; others are created by an operator of the group. */
const TENANTS = [
  'liaohe=辽河油田/Liaohe oilfield',
  'changqing8=长庆采油八厂/Changqing No. 8 plant',
  'fengcheng=风城作业区/Fengcheng operation area',
  'shengli=胜利采油厂/Shengli plant',
  'luming=鲁明公司/Luming company',
].join(',');

const serviceEnvironment = (env, name) => ({
  RONGHE_TENANTS: TENANTS,
  ...env,
  RONGHE_PORT: String(portOf(name)),
  RONGHE_DATA: join(folder, 'services'),
  RONGHE_OIDC_ISSUER: `${publicUrl()}/oidc`,
  RONGHE_OIDC_DISCOVERY: `${urlOf('gateway')}/oidc`,
});

const gatewayEnvironment = (env) => ({
  ...env,
  RONGHE_PORT: String(portOf('gateway')),
  RONGHE_DATA: join(folder, 'gateway'),
  RONGHE_DEMO: 'true',
  RONGHE_PUBLIC_URL: publicUrl(),
  ...Object.fromEntries(
    SERVICES.map((name) => [`RONGHE_SERVICE_${name.replaceAll('-', '_').toUpperCase()}`, urlOf(name)]),
  ),
});

/** Through the services' own commands, all four in one process that ends when all has had its consequences. */
async function seed(env) {
  const mark = join(folder, 'seeded');
  if (existsSync(mark)) return;
  say('写入演示数据 Writing a year of five oilfields, by commands (once; some minutes) …');
  const begun = performance.now();
  const logFile = join(folder, 'logs/seed.log');
  const child = spawn(process.execPath, [mainOf('platform'), '--seed-only'], {
    env: { ...env, RONGHE_DATA: join(folder, 'services') },
    stdio: ['ignore', 'inherit', openSync(logFile, 'a')],
    detached: true,
  });
  const seeding = { stop: () => new Promise((done) => (child.once('exit', done), child.kill('SIGTERM'))) };
  processes.push(seeding);
  const code = await new Promise((resolve) => child.once('exit', (status, signal) => resolve(signal ?? status)));
  processes.splice(processes.indexOf(seeding), 1);
  if (code !== 0)
    throw new Error(`The demo data could not be written (${code}); see ${logFile}. The next start goes on.`);
  writeFileSync(mark, '');
  say(`  ${Math.round((performance.now() - begun) / 1_000)} s`);
}

function run(name, env) {
  const logFile = join(folder, `logs/${name}.log`);
  const onGone = () => void stopAll(1, `${name} does not stay up: everything is stopped`);
  processes.push(new LocalProcess({ name, args: [mainOf(name)], env, logFile, url: urlOf(name), onGone, say }));
}

async function ready({ name, url, logFile }) {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!stopping) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    if (performance.now() > deadline)
      throw new Error(`${name} is not ready after ${READY_WITHIN_MS / 1_000} s: ${logFile}`);
    await after(LOOK_EVERY_MS);
  }
  throw new Error('stopped');
}

function table() {
  const rows = [
    ...servers.map(({ name, server, address }) => [name, server.pid, address, join(server.dir, 'server.log')]),
    ...processes.map(({ name, pid, url, logFile }) => [name, pid, url, logFile]),
  ];
  say('');
  for (const [name, pid, address, log] of rows)
    say(`  ${name.padEnd(17)} pid ${String(pid).padEnd(8)} ${address.padEnd(28)} ${log}`);
}

/** Nothing goes on without them, and what they had acknowledged is on disk. */
function watchServers() {
  const lives = ({ pid }) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  setInterval(() => {
    const gone = servers.find(({ server }) => !lives(server));
    if (gone)
      void stopAll(1, `${gone.name} has ended: everything is stopped. See ${join(gone.server.dir, 'server.log')}`);
  }, WATCH_EVERY_MS);
}

/** Who asks first, then who answers: the gateway, the services, Kafka, the store. */
function stopAll(code, why) {
  if (stopping) return stopping;
  stopping = (async () => {
    if (why) console.error(why);
    say('\n停止中 Stopping …');
    const gateway = processes.filter(({ name }) => name === 'gateway');
    for (const some of [gateway, processes.filter((p) => !gateway.includes(p))])
      await Promise.all(some.map((process) => process.stop()));
    for (const { server } of servers.reverse()) await server.stop();
    process.exit(code);
  })();
  return stopping;
}

function publicUrl() {
  return process.env.RONGHE_PUBLIC_URL || urlOf('gateway');
}

function readPort() {
  const port = process.env.RONGHE_PORT || '3000';
  if (/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) <= 65_000) return Number(port);
  console.error(`RONGHE_PORT must be the first of seven ports that follow each other, not ${port}`);
  return process.exit(1);
}

function readArguments() {
  try {
    return parseArgs({ options: { empty: { type: 'boolean', default: false } } }).values.empty;
  } catch (error) {
    console.error(`${error.message}. There is only --empty: no demo data, only the demo's users.`);
    return process.exit(1);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopAll(0));
try {
  await up();
} catch (error) {
  // A stop while it was still starting is no fault.
  if (!stopping) console.error(error.message);
  await stopAll(1);
}
