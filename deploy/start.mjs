// `npm start`: builds what has changed, then becomes the platform. Arguments go on to it (`npm start -- --empty`).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `This is Node ${process.versions.node}. Use "npm start": it brings the Node 24 that the platform runs on.`,
  );
  process.exit(1);
}

console.log('准备中 Building (only what has changed) …');
const build = spawnSync(
  process.execPath,
  ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static'],
  {
    cwd: root,
    encoding: 'utf8',
  },
);
if (build.status !== 0) {
  console.error(build.stdout, build.stderr, build.error?.message ?? '');
  console.error('构建失败 The build failed; the reason is above. Run "npm ci" first in a fresh clone.');
  process.exit(1);
}
await import('../services/platform/dist/main.js');
