import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { TestInstallation } from './operator-kit.js';

const START_MS = 300_000;
const NAMES_AND_NUMBERS = /李党员|张群众/;

describe('parked events and the operator', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await TestInstallation.busy();
  }, START_MS);
  afterAll(() => installation?.end());

  const json = (...args: string[]) => installation.json(...args);
  const STREAM = 'liaohe/account/person:nobody@2026';
  const parked = async () => (await json('park', 'list', '--service', 'scoring')).items;

  it('lists what a model cannot take; trying again fails again; discarded, it is passed over for ever', async () => {
    await installation.insertRaw('scoring', STREAM, [
      { type: 'scoring.points-recorded', v: 1, data: { 姓名: '李党员' } },
    ]);
    const [item] = await eventually(async () => {
      const items = await parked();
      expect(items).toHaveLength(1);
      return items;
    });
    expect(item).toMatchObject({
      service: 'scoring',
      stream: STREAM,
      type: 'scoring.points-recorded',
      state: 'parked',
    });
    expect((await installation.run('park', 'list')).out).toMatch(/accounts_v1_.*TypeError/);
    expect((await installation.run('park', 'list')).out).not.toMatch(NAMES_AND_NUMBERS);
    expect((await json('verify', '--service', 'scoring')).ok).toBe(true);

    const again = await installation.run('park', 'replay', item.consumer, STREAM, '--wait');
    expect([again.code, again.out]).toEqual([1, expect.stringContaining('仍失败 failed again')]);
    const [failed] = await parked();
    const sure = await installation.run('park', 'discard', failed.consumer, failed.event);
    expect([sure.code, sure.err]).toEqual([2, expect.stringContaining('--yes')]);
    expect(await parked()).toHaveLength(1);

    const done = await installation.run('park', 'discard', failed.consumer, failed.event, '--yes');
    expect([done.code, done.err]).toEqual([0, '']);
    await eventually(async () => expect(await parked()).toEqual([]));
    expect((await installation.run('rebuild', 'accounts')).code).toBe(0);
    expect(await parked()).toEqual([]);
    expect((await json('verify', '--service', 'scoring')).ok).toBe(true);
  });

  it('has what can be handled by now tried again', async () => {
    const consumer = 'scoring.reactions/points-by-trigger';
    const [row] = await installation.collection('organization', 'log_00').find().limit(1).toArray();
    const event = {
      id: 'organization.0.1.0',
      source: 'organization',
      log: 0,
      seq: 1024,
      stream: row!['stream'],
      tenant: 'liaohe',
      at: row!['at'],
      actor: 'x',
      commandId: 'x',
      ...JSON.parse(String(row!['events']))[0],
    };
    await installation.collection('scoring', 'parked').insertOne({
      _id: `${consumer}\n${event.id}`,
      consumer,
      eventId: event.id,
      stream: event.stream,
      event: JSON.stringify(event),
      at: event.at,
      reason: 'Error: test',
      state: 'parked',
    });
    const { code, out } = await installation.run('park', 'replay', consumer, '--wait');
    expect([code, out]).toEqual([0, expect.stringContaining('已处理 Done: 1 events')]);
    expect(await parked()).toEqual([]);
  });

  it.each([
    [['replay', 'scoring.models'], 'Nothing is parked for scoring.models'],
    [['replay', 'payroll.models'], 'No consumer named payroll.models'],
    [['discard', 'scoring.models', 'organization.0.1.0', '--yes'], 'is not parked for scoring.models'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await installation.run('park', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
