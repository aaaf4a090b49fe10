import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { missing } from '../../deploy/complete-lock.mjs';
import { root } from './cruise.js';

const MOST_LINES = 250;

/** Put together here, so that this file does not name them. */
const REGISTRIES = [
  'registry.npmjs',
  'registry.yarnpkg',
  'npmmirror',
  'repo1?.maven',
  'deb.debian',
  'proxy.golang',
  'index.crates',
  'files.pythonhosted',
].map((name) => `${name.replaceAll('.', '\\.')}\\.(org|com|io)`);
const NAMES_A_REGISTRY = new RegExp(REGISTRIES.join('|'));

/** A folder of one machine: a clone stands elsewhere. */
const NAMES_A_MACHINE = new RegExp(`(?<![\\w.~/-])/(${['work', 'root', 'home/\\w+', 'Users/\\w+'].join('|')})/`);

const TEXT = /\.(ts|tsx|js|mjs|cjs|json|md|yml|yaml|sh|html|css|svg|txt)$|(^|\/)(run|Dockerfile|LICENSE|\.[a-z]+)$/;

describe('the workspace', () => {
  let files: { name: string; text: string }[];
  beforeAll(() => {
    files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter((name) => TEXT.test(name) && existsSync(root + name))
      .map((name) => ({ name, text: readFileSync(root + name, 'utf8') }));
    expect(files.length).toBeGreaterThan(100);
  });

  const linesThat = (pattern: RegExp): string[] =>
    files.flatMap(({ name, text }) =>
      text
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${name}:${i + 1} ${line.trim().slice(0, 120)}`] : [])),
    );

  it(`has no source over ${MOST_LINES} lines: split by subject`, () => {
    const long = files.filter(({ name, text }) => /\.tsx?$/.test(name) && text.split('\n').length - 1 > MOST_LINES);
    expect(long.map(({ name, text }) => `${name}: ${text.split('\n').length - 1}`)).toEqual([]);
  });

  /** The API description knows a body by its class's name alone, over all services: of two it would show one, for both. */
  it('gives every body of the API a name of its own', () => {
    const names = files
      .filter(({ name }) => name.endsWith('.http.ts'))
      .flatMap(({ text }) => [...text.matchAll(/^(?:export )?class (\w+)/gm)].map(([, name]) => name!))
      .filter((name) => !/(Filter|Options|Controller)$/.test(name));
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('names no package registry', () => {
    expect(linesThat(NAMES_A_REGISTRY)).toEqual([]);
  });

  it('names no folder of one machine', () => {
    expect(linesThat(NAMES_A_MACHINE)).toEqual([]);
  });

  it('would see such names', () => {
    const host = ['registry', 'npmjs', 'org'].join('.');
    expect(`https://${host}/left-pad`).toMatch(NAMES_A_REGISTRY);
    for (const folder of ['work/main', 'root/ronghe', 'home/wang/ronghe']) {
      expect(`cd /${folder}`).toMatch(NAMES_A_MACHINE);
      expect(`https://example.com/${folder}`).not.toMatch(NAMES_A_MACHINE);
    }
  });

  it('has a lock that npm ci takes: every optional binary has its entry', () => {
    expect(missing).toEqual([]);
  });
});
