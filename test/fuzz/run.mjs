/** `npm run test:fuzz [-- --requests 100000 --seed 7]`: the long run of schemathesis; prints its count after every seed. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';

const { requests, seed } = new Command()
  .option('--requests <n>', 'requests to send, or some more', '100000')
  .option('--seed <n>', 'the first seed; each further run takes the next', '7')
  .parse()
  .opts();
const root = fileURLToPath(new URL('../..', import.meta.url));
const jest = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
const child = spawn(process.execPath, [...jest, '--runInBand', '--testPathPatterns', 'test/fuzz/'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, RONGHE_FUZZ_REQUESTS: requests, RONGHE_FUZZ_SEED: seed },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => (process.exitCode = code ?? 1));
