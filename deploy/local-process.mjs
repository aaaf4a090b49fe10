import { spawn } from 'node:child_process';
import { openSync, readFileSync, closeSync } from 'node:fs';

const MOST_RESTARTS = 3;
const STOP_WITHIN_MS = 20_000;
const SHOWN_LINES = 8;

/**
 * A Node process with its output in a file. One that dies is started again, up to three times; `onGone` hears of the
 * fourth. In a process group of its own: what Ctrl-C does to it is for who started it to say.
 */
export class LocalProcess {
  #child;
  #restarts = 0;
  #stopping = false;

  constructor({ name, args, env, logFile, url, onGone, say }) {
    Object.assign(this, { name, logFile, url });
    this.spec = { args, env, onGone, say };
    this.#spawn();
  }

  get pid() {
    return this.#child.pid;
  }

  /** The end of what it has written, for somebody who has to see why it died. */
  lastLines() {
    return readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-SHOWN_LINES).join('\n');
  }

  async stop() {
    this.#stopping = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS);
    await new Promise((resolve) => {
      this.#child.once('exit', resolve);
      this.#child.kill('SIGTERM');
    });
    clearTimeout(late);
  }

  #spawn() {
    const { args, env } = this.spec;
    const log = openSync(this.logFile, 'a');
    this.#child = spawn(process.execPath, args, { env, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    this.#child.once('exit', (code, signal) => this.#ended(signal ?? code));
  }

  #ended(how) {
    const { say, onGone } = this.spec;
    if (this.#stopping) return;
    say(`${this.name} (pid ${this.pid}) ended with ${how}. The end of ${this.logFile}:\n${this.lastLines()}`);
    if (this.#restarts === MOST_RESTARTS) return onGone(this);
    this.#restarts += 1;
    this.#spawn();
    say(`${this.name} was started again (${this.#restarts} of ${MOST_RESTARTS}), pid ${this.pid}`);
  }
}
