import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process of a file beside this one. `said(name)` resolves with what it says under that name by its channel. */
export function child(file, args, execArgv = []) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const process_ = spawn(process.execPath, ['--expose-gc', ...execArgv, path, ...args.map(String)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => process_.once('exit', resolve));
  return {
    said: (name) =>
      new Promise((resolve, reject) => {
        process_.on('message', (message) => name in message && resolve(message[name]));
        void ended.then((code) => reject(new Error(`${file} ended with ${code}`)));
      }),
    on: (listener) => process_.on('message', listener),
    tell: (message) => process_.send(message),
    ended,
  };
}
