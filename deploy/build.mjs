import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds what has changed; what cannot be built is said, and ends this process. */
export function build() {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    console.error(`This is Node ${process.versions.node}. Start it by npm, which brings the Node 24 that it runs on.`);
    process.exit(1);
  }
  console.log('准备中 Building (only what has changed) …');
  const args = ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static'];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  console.error(stdout, stderr, error?.message ?? '');
  console.error('构建失败 The build failed; the reason is above. Run "npm ci" first in a fresh clone.');
  process.exit(1);
}
