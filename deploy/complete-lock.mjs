/**
 * Completes package-lock.json with the binaries of other platforms. A registry mirror that lacks them lets `npm install`
 * write a lock without their entries, and `npm ci` then refuses that lock on every machine. Run after a dependency
 * changed: node deploy/complete-lock.mjs [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** The entry a package resolves `name` to, as Node looks for it: nearest node_modules first. */
function resolves(from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

export const missing = Object.entries(lock.packages).flatMap(([from, { dev, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !resolves(from, name))
    .map(([name, version]) => ({ name, version, dev })),
);

const OS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'];
const CPU = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 'loong64', 's390x'];

/** What a binary's name says of where it runs: @swc/core-linux-arm64-musl. npm skips it elsewhere without asking for it. */
function entry({ name, version, dev }) {
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}@${version}: not an exact version, add it by hand`);
  const parts = name.split('-');
  const os = parts.filter((p) => OS.includes(p));
  const cpu = parts.filter((p) => CPU.includes(p));
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name}: where does it run? Add it by hand`);
  return { version, cpu, dev, optional: true, os };
}

if (import.meta.filename === process.argv[1] && missing.length > 0) {
  if (process.argv.includes('--check')) {
    console.error(`package-lock.json lacks ${missing.map((m) => m.name).join(', ')}: npm ci will refuse it`);
    process.exit(1);
  }
  for (const one of missing) lock.packages[`node_modules/${one.name}`] = entry(one);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a === b ? 0 : a.localeCompare(b, 'en')));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(fileURLToPath(file), `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${missing.length} entries`);
}
