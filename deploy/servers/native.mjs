import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { tail } from './fetch.mjs';

const READY_WITHIN_MS = 120_000;
const STOPPED_WITHIN_MS = 60_000;
const PROBE_EVERY_MS = 100;
const PORT_ATTEMPTS = 5;
/** Below the ports that systems give to clients: while a server is down, nobody else is given its port. */
const PORTS = { from: 20_000, to: 32_000 };

/** Ends the frozen process whose id it was given when its own parent ends: a frozen process cannot see that itself. */
const GUARD = `process.stdin.resume().on('close', () => { try { process.kill(+process.argv[1], 'SIGKILL'); } catch {} })`;

const listens = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

const MANY_PORTS = PORTS.to - PORTS.from;
/** One after another from anywhere: never one that was given out before and is not listened on yet, or not just now. */
let next = Math.floor(Math.random() * MANY_PORTS);

/** A port that nothing listens on. */
export async function freePort() {
  for (;;) {
    const port = PORTS.from + (next++ % MANY_PORTS);
    if (await listens(port)) return port;
  }
}

/** Resolves when `probe` does. Fails when it never did within two minutes, or at once when the server `runs` no more. */
export async function answering(probe, runs = () => true) {
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    try {
      await probe();
      if (runs()) return;
    } catch (error) {
      if (performance.now() > deadline)
        throw new Error(`it did not answer within ${READY_WITHIN_MS / 1000} s: ${error.message}`, { cause: error });
    }
    if (!runs()) throw new Error('it has ended');
    await after(PROBE_EVERY_MS);
  }
}

/** Linux says so in /proc; true where there is none, because nobody can tell. */
const standsStill = (pid) =>
  readFile(`/proc/${pid}/stat`, 'utf8').then(
    (stat) => /\) T /.test(stat),
    () => true,
  );
const ended = (child) => child.exitCode !== null || child.signalCode !== null;
const end = (child) => (ended(child) ? undefined : new Promise((resolve) => child.once('exit', resolve)));

/**
 * Starts a server and answers its handle once it is ready. Its standard input is held open by this process, and the
 * server ends when that closes, however this process ends. Its output goes to `<dir>/server.log`.
 *
 * @param spec title: for errors; dir; temporary: it goes when stopped; port: or a free one; args(port): of java; probe(port): resolves when the server
 *   answers; instead: what to do where it cannot run
 */
export async function nativeServer({ title, dir, temporary = false, port: wanted, args, probe, instead }) {
  const logFile = join(dir, 'server.log');
  let child;
  let guard;
  let port;

  async function launch() {
    await mkdir(dir, { recursive: true });
    const out = openSync(logFile, 'w');
    child = spawn('java', await args(port), { stdio: ['pipe', out, out], detached: true });
    closeSync(out);
    // A server left running does not keep this process from ending.
    child.unref();
    child.stdin.unref();
    child.stdin.on('error', () => {});
    const failed = new Promise((_, reject) => child.once('error', reject));
    await Promise.race([untilReady(), failed]);
  }

  async function untilReady() {
    try {
      await answering(
        () => probe(port),
        () => !ended(child),
      );
    } catch (error) {
      if (ended(child)) throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`, { cause: error });
      await kill('SIGKILL');
      throw error;
    }
  }

  async function start() {
    if (child && !ended(child)) return;
    for (let attempt = 1; ; attempt++) {
      port = wanted ?? (await freePort());
      try {
        await launch();
        break;
      } catch (error) {
        const said = await readFile(logFile, 'utf8').catch(() => '');
        if (wanted === undefined && attempt < PORT_ATTEMPTS && /address already in use/i.test(said)) continue;
        const why =
          error.code === 'ENOENT'
            ? `"java" was not found. Install Java 17 or newer, or ${instead}.`
            : `${error.message}. Or ${instead}. The end of its log:\n${tail(said)}`;
        throw new Error(`${title} cannot run on port ${port}: ${why}`, { cause: error });
      }
    }
    wanted = port;
  }

  async function kill(signal = 'SIGKILL') {
    if (ended(child)) return;
    child.ref();
    const gone = end(child);
    await resume();
    child.kill(signal);
    await gone;
  }

  async function stop() {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, STOPPED_WITHIN_MS);
    await kill('SIGTERM');
    clearTimeout(timer);
    if (late) throw new Error(`${title} did not stop within ${STOPPED_WITHIN_MS / 1000} s and was killed: ${logFile}`);
    if (temporary) await rm(dir, { recursive: true, force: true });
  }

  async function freeze() {
    if (guard) return;
    guard = spawn(process.execPath, ['-e', GUARD, String(child.pid)], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    guard.unref();
    guard.stdin.unref();
    guard.stdin.on('error', () => {});
    child.kill('SIGSTOP');
    // The signal is only under way when `kill` answers: meanwhile the server would go on to take and answer requests.
    while (!ended(child) && !(await standsStill(child.pid))) await after(1);
  }

  async function resume() {
    if (!guard) return;
    guard.ref();
    const gone = end(guard);
    guard.kill('SIGKILL');
    await gone;
    guard = undefined;
    child.kill('SIGCONT');
  }

  await start();
  return {
    dir,
    port,
    get pid() {
      return child.pid;
    },
    start,
    stop,
    kill,
    pause: freeze,
    resume,
    async restart() {
      await stop();
      await start();
    },
  };
}
