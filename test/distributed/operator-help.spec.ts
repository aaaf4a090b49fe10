import { describe, expect, it } from '@jest/globals';
import { command } from './operator-kit.js';

describe('every command', () => {
  it('has help with an example', async () => {
    for (const path of [
      ['rebuild'],
      ['verify'],
      ['lag'],
      ['export'],
      ['park', 'list'],
      ['park', 'replay'],
      ['park', 'discard'],
      ['audit', 'verify'],
      ['audit', 'export'],
      ['audit', 'prune'],
      ['keys', 'status'],
      ['keys', 'rotate'],
      ['keys', 'forget'],
    ]) {
      const { code, out } = await command({}, ...path, '--help');
      expect([path, code]).toEqual([path, 0]);
      expect(out).toMatch(new RegExp(`例 Example:\\n  npm run ronghe -- ${path.join(' ')}`));
      expect(out).toContain('--json');
    }
  });

  it.each([
    [{ RONGHE_KAFKA: '127.0.0.1:1' }, ['verify'], 'RONGHE_MONGO is missing'],
    [{ RONGHE_KAFKA: 'nowhere', RONGHE_MONGO: 'mongodb://127.0.0.1:1' }, ['verify'], 'RONGHE_KAFKA must be'],
    [{}, ['verify', '--most', 'all'], 'whole number'],
    [{}, ['verfy'], "unknown command 'verfy'"],
  ])('with %j %j says in a line what to mend', async (env, args, message) => {
    const { code, out, err } = await command(env, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
  });
});
