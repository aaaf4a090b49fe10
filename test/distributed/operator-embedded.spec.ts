import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { busyPlant } from '../support/busy-plant.js';
import { PlatformProcess } from '../support/platform.js';
import { command } from './operator-kit.js';

describe('the operator without servers, on the data folder', () => {
  const dataDir = PlatformProcess.newFolder();
  let platform: PlatformProcess;
  beforeAll(async () => {
    platform = await PlatformProcess.start(dataDir);
    await busyPlant(await platform.as('liaohe-officer'), '2026-05-01');
  });
  afterAll(async () => {
    await platform?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const run = (...args: string[]) => command({ RONGHE_DATA: dataDir }, ...args);

  it('leaves a platform that runs alone', async () => {
    const { code, out, err } = await run('verify');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^The data file .* is in use by another process\. Stop that one, or set RONGHE_DATA.*\n$/);
  });

  it('verifies logs, and that every model can be folded, once it is stopped', async () => {
    await platform.stop();
    const { code, out, err } = await run('verify');
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/一致 ok/g)).toHaveLength(8);
    expect(out).not.toContain('topic');
  });

  it('exports, and lists what is parked', async () => {
    const { code, out } = await run('export', '--tenant', 'liaohe', '--service', 'organization');
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').length).toBeGreaterThan(200);
    expect(await run('park', 'list')).toEqual({ code: 0, out: '没有停放的事件 Nothing is parked\n', err: '' });
  });

  it.each([
    [['rebuild', 'coverage'], /are built anew at each start/],
    [['lag'], /nothing lags/],
  ])('says what cannot be done there: %j', async (args, why) => {
    const { code, out, err } = await run(...args);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(why)]);
    expect(err).toContain('RONGHE_KAFKA and RONGHE_MONGO');
  });

  it('makes no folder where there is none', async () => {
    const { code, err } = await command({ RONGHE_DATA: join(dataDir, 'none') }, 'verify');
    expect([code, err]).toEqual([2, expect.stringMatching(/There is no data file .*RONGHE_DATA/)]);
  });

  it('finds a commit that is gone, and an event that no model can take', async () => {
    const db = new DatabaseSync(join(dataDir, 'ronghe.sqlite'));
    db.exec('DELETE FROM commits_notification WHERE place = (SELECT min(place) FROM commits_notification)');
    db.exec(`UPDATE commits_scoring SET events = replace(events, '"subject"', '"object"')`);
    db.close();
    const gone = await run('verify', '--service', 'notification');
    expect([gone.code, gone.out]).toEqual([
      1,
      expect.stringMatching(/log \d+ of notification has a gap: expected commit 1, found 2/),
    ]);
    const poison = await run('verify', '--service', 'scoring');
    expect([poison.code, poison.out]).toEqual([
      1,
      expect.stringMatching(/accounts: scoring\.\d+\.\d+\.0 cannot be folded, and is not parked/),
    ]);
  });
});
