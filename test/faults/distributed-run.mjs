/** `npm run test:faults [-- --points 10000 --seed 7]`: the long fault run; prints its count after every round. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';

const { points, seed } = new Command()
  .option('--points <n>', 'fault points to go through', '10000')
  .option('--seed <n>', 'the run to repeat', '7')
  .parse()
  .opts();
const root = fileURLToPath(new URL('../..', import.meta.url));
const jest = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
const child = spawn(
  process.execPath,
  [...jest, '--runInBand', '--testPathPatterns', 'test/faults/distributed-faults'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, RONGHE_FAULT_POINTS: points, RONGHE_FAULT_SEED: seed },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => (process.exitCode = code ?? 1));
