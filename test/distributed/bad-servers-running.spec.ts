import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { busyPlant } from '../support/busy-plant.js';
import { freePort } from '../../deploy/servers/native.mjs';
import { PlatformProcess } from '../support/platform.js';
import { LOGS, TestInstallation } from './operator-kit.js';

const START_MS = 300_000;
const SOON = { timeoutMs: 120_000 };

/** A platform's process over Kafka and MongoDB that runs while something on them becomes bad. */
describe('what turns bad while services run', () => {
  let installation: TestInstallation;
  let platform: PlatformProcess;
  beforeAll(async () => {
    installation = await TestInstallation.prepare();
    platform = await PlatformProcess.start(installation.dataDir, ['--empty'], installation.env);
    await busyPlant(await platform.as('liaohe-officer'), '2026-05-01');
  }, START_MS);
  afterAll(async () => {
    await platform?.stop();
    await installation?.end();
  });

  const ready = async (): Promise<{ status: number; faults: string }> => {
    const answer = await fetch(`${platform.url}/health/ready`);
    return { status: answer.status, faults: ((await answer.json()) as { faults: string[] }).faults.join('\n') };
  };

  async function produce(service: string, partition: number, value: string, headers = {}): Promise<void> {
    const producer = installation.kafka.producer();
    await producer.connect();
    await producer.send({ topic: installation.topic(service), acks: -1, messages: [{ partition, value, headers }] });
    await producer.disconnect();
  }

  /** Does what the messages say, until the services are well. */
  async function followAdvice(): Promise<number> {
    const done = new Set<string>();
    await eventually(async () => {
      const { status, faults } = await ready();
      for (const [, advice] of faults.matchAll(/npm run ronghe -- (park discard \S+ [^\s;]+)/g)) {
        if (done.has(advice!)) continue;
        const { code, err } = await installation.run(...advice!.split(' '), '--yes');
        expect([advice, code, err]).toEqual([advice, 0, '']);
        done.add(advice!);
      }
      expect([status, faults]).toEqual([200, '']);
    }, SOON);
    return done.size;
  }

  /** A command from here on is stored, carried and seen by every model and reaction. */
  async function goesOn(name: string): Promise<void> {
    const officer = await platform.as('liaohe-officer');
    await officer.do('/api/alliance-project/v1/alliances', {
      name,
      mode: 'alliance',
      goal: name,
      parties: ['production.A1', 'production.A2'],
      on: '2026-05-03',
    });
    await eventually(async () => expect((await installation.json('lag')).lag).toBe(0), SOON);
    await eventually(async () => {
      const alliances = await officer.read('/api/alliance-project/v1/alliances?limit=100');
      expect(alliances.items.map((a: { name: string }) => a.name)).toContain(name);
    }, SOON);
    expect(await installation.differences('alliance-project')).toEqual([]);
    expect(await installation.differences('notification')).toEqual([]);
  }

  it(
    'a message that is no CloudEvent holds its partition until an operator discards it, as readiness says',
    async () => {
      for (let partition = 0; partition < LOGS; partition++) await produce('alliance-project', partition, 'hello');
      await eventually(async () => expect((await ready()).status).toBe(503), SOON);
      expect((await ready()).faults).toMatch(
        /the message at offset \d+ of partition \d of op\w+\.alliance-project\.events\.v1 cannot be read: header ce_/,
      );
      expect(await followAdvice()).toBeGreaterThanOrEqual(LOGS);
      await goesOn('消息之后');
    },
    START_MS,
  );

  it.each([
    ['a type', { type: 'scoring.points-doubled', v: 1, data: {} }, /scoring\.points-doubled is not in the catalogue/],
    [
      'a version',
      { type: 'scoring.points-recorded', v: 9, data: {} },
      /scoring\.points-recorded v9 is newer than this build knows/,
    ],
  ])(
    '%s that nobody knows yet is waited for; discarded, the others behind it come',
    async (name, event, why) => {
      const stream = `liaohe/account/person:${name.slice(2)}@2026`;
      await installation.insertRaw('scoring', stream, [event]);
      await eventually(async () => expect((await ready()).faults).toMatch(why), SOON);
      expect((await ready()).faults).toMatch(/Upgrade this service/);
      expect(await followAdvice()).toBeGreaterThanOrEqual(1);
      await goesOn(`之后 ${name}`);
      const problems = await installation.differences('scoring');
      // The log keeps what nobody knows, and that is still said.
      expect(problems).not.toEqual([]);
      expect(problems.filter((p) => !p.startsWith('log: '))).toEqual([]);
    },
    START_MS,
  );

  it(
    'a document that becomes bigger than the store takes is said by name and size, and nothing of it is skipped',
    async () => {
      const stream = 'liaohe/account/person:giant@2026';
      const points = {
        entry: 'e',
        subject: 'person:giant',
        item: 'B1',
        itemName: 'x',
        kind: 'base',
        points: 1,
        on: '2026-05-01',
        period: '2026-05',
        reason: 'x'.repeat(400_000),
        cause: { kind: 'manual', by: 'x', at: '2026-05-01T00:00:00.000Z' },
      };
      for (let i = 0; i < 42; i++)
        await installation.insertRaw('scoring', stream, [
          { type: 'scoring.points-recorded', v: 1, data: { ...points, entry: `e${i}` } },
        ]);
      await eventually(async () => {
        const { status, faults } = await ready();
        expect([status, faults]).toEqual([
          503,
          expect.stringMatching(/read model accounts has [\d,]+ bytes, more than the server takes/),
        ]);
      }, SOON);
      expect((await installation.differences('scoring')).filter((p) => !p.startsWith('log: '))).toEqual([]);
      // It ends in good order all the same.
      expect(await platform.stop()).toBe(0);
    },
    START_MS,
  );

  it(
    'a service that starts then says from the first moment what it waits for, and answers nothing before',
    async () => {
      const port = await freePort();
      const main = new URL('../../services/scoring/dist/main.js', import.meta.url).pathname;
      const child = spawn(process.execPath, [main], {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          ...installation.env,
          RONGHE_DATA: installation.dataDir,
          RONGHE_OIDC_ISSUER: 'http://127.0.0.1:9/oidc',
          RONGHE_PORT: String(port),
        },
        stdio: 'ignore',
      });
      const gone = once(child, 'exit');
      try {
        const at = `http://127.0.0.1:${port}`;
        await eventually(async () => {
          const answer = await fetch(`${at}/health/ready`);
          const { faults } = (await answer.json()) as { faults: string[] };
          expect([answer.status, faults.join('\n')]).toEqual([
            503,
            expect.stringMatching(/opens its read models[^]*read model accounts has [\d,]+ bytes/),
          ]);
        }, SOON);
        const api = await fetch(`${at}/api/scoring/v1/rulebooks`);
        expect([api.status, api.headers.get('retry-after')]).toEqual([503, '1']);
        expect(await api.json()).toMatchObject({ type: 'urn:ronghe:problem:opening' });
      } finally {
        child.kill('SIGKILL');
        await gone;
      }
    },
    START_MS,
  );
});
