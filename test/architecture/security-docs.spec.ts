import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { root } from './cruise.js';

/** How many lines each chapter of ASVS 5.0.0 has at levels 1 and 2. */
const LINES = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
const STATES = ['proven', 'by design', 'operator', 'not applicable', 'open'];

const text = (name: string): string => readFileSync(root + name, 'utf8');
const pathsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/`((?:test|libs|services|docs)\/[\w./-]+)`/g)].map(([, path]) => path!);

describe('what is said of security', () => {
  it.each(['SECURITY.md', 'docs/asvs.md'])('%s names files that are there', (name) => {
    const paths = pathsIn(text(name));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(root + path))).toEqual([]);
  });

  describe('the checklist', () => {
    const rows = text('docs/asvs.md')
      .split('\n')
      .filter((line) => /^\| \d/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, id, asked, state, how, tests]) => ({ id: id!, asked: asked!, state: state!, how: how!, tests: tests! }));

    it('has every line once', () => {
      const perChapter = LINES.map((_, i) => rows.filter(({ id }) => id.startsWith(`${i + 1}.`)).length);
      expect(perChapter).toEqual(LINES);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    });

    it('names a spec for what is proven, and says how or why not for all else', () => {
      const unproven = rows.filter(({ state, tests }) => state === 'proven' && !/`[\w./-]+\.spec\.tsx?`/.test(tests));
      expect(unproven).toEqual([]);
      expect(rows.filter(({ state, how }) => state !== 'proven' && how === '')).toEqual([]);
      expect(rows.filter(({ state }) => !STATES.includes(state))).toEqual([]);
    });

    it('counts itself right', () => {
      for (const state of STATES)
        expect(text('docs/asvs.md')).toContain(`${rows.filter((row) => row.state === state).length} ${state}`);
    });
  });
});
