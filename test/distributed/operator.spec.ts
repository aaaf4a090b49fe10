import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { TestInstallation } from './operator-kit.js';

const START_MS = 300_000;
const NAMES_AND_NUMBERS = /李党员|张群众/;

describe('the operator of services that run', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await TestInstallation.busy();
  }, START_MS);
  afterAll(() => installation?.end());

  const json = (...args: string[]) => installation.json(...args);

  it('sees that logs, topics and models agree', async () => {
    const { code, out, err } = await installation.run('verify');
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/一致 ok/g)).toHaveLength(12);
    expect(out).toContain('全部一致 Nothing differs');
    expect(out).not.toMatch(NAMES_AND_NUMBERS);
    expect(await json('verify', '--service', 'scoring')).toMatchObject({
      ok: true,
      differences: 0,
      checks: [{ check: 'log' }, { check: 'topic' }, { check: 'models' }],
    });
  });

  describe('rebuild', () => {
    it('builds a model anew while the services run, and they follow', async () => {
      const before = await pointer('organization', 'coverage');
      const { code, out, err } = await installation.run('rebuild', 'coverage');
      expect([code, out]).toEqual([
        0,
        expect.stringMatching(/^已重建 Rebuilt coverage: \d+ events in [\d.]+ s, now coverage_v/),
      ]);
      expect(err).toContain('coverage ');
      const now = await pointer('organization', 'coverage');
      expect(now).not.toBe(before);
      // The running service folds what comes next into the new build.
      const officer = await installation.as('liaohe-officer');
      await officer.do('/api/organization/v1/team-coverages/production.T61/links', {
        partyGroup: 'party.G61',
        from: '2026-05-02',
      });
      await eventually(async () => expect((await json('verify', '--service', 'organization')).ok).toBe(true));
    });

    it('answers machines with one object', async () => {
      expect(await json('rebuild', 'accounts')).toMatchObject({ service: 'scoring', model: 'accounts', parked: 0 });
    });

    it('refuses a model that is not there, and names those that are', async () => {
      const { code, out, err } = await installation.run('rebuild', 'standing');
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^没有这个读模型 No read model named standing; there are: .*scoring: .*accounts.*\n$/);
      expect((await installation.run('rebuild', 'coverage', '--service', 'scoring')).err).not.toContain('organization');
      expect((await installation.run('rebuild', 'coverage', '--service', 'payroll')).err).toMatch(
        /No service named payroll.*scoring/,
      );
    });
  });

  describe('lag', () => {
    it('tells for each consumer and log how far it is, and comes to nothing when all is done', async () => {
      await eventually(async () => expect((await json('lag')).lag).toBe(0));
      const { groups, relays } = await json('lag', '--service', 'scoring');
      expect(new Set(groups.map((g: { consumer: string }) => g.consumer))).toEqual(
        new Set(['scoring.models', 'scoring.reactions']),
      );
      expect(groups[0]).toEqual({
        consumer: 'scoring.models',
        topic: installation.topic('scoring'),
        partition: 0,
        committed: expect.any(Number),
        end: expect.any(Number),
        lag: 0,
      });
      expect(relays).toHaveLength(4);
      const { code, out } = await installation.run('lag');
      expect(code).toBe(0);
      expect(out).toContain('没有落后 Nothing lags');
    });
  });

  describe('export', () => {
    const events = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));

    it('writes a tenant as CloudEvents, a line each, in the order of the logs, nobody’s name in clear', async () => {
      const { code, out, err } = await installation.run('export', '--tenant', 'liaohe', '--service', 'organization');
      expect(code).toBe(0);
      const all = events(out);
      expect(all.length).toBeGreaterThan(200);
      expect(all[0]).toMatchObject({
        specversion: '1.0',
        source: '/ronghe/organization',
        tenant: 'liaohe',
        dataversion: 1,
      });
      expect(new Set(all.map((e) => e.id)).size).toBe(all.length);
      const places = all.map((e) => e.id.split('.').slice(1).map(Number));
      expect(places).toEqual([...places].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
      expect(out).not.toMatch(NAMES_AND_NUMBERS);
      expect(err).toContain('--after organization.3.');
      expect((await installation.run('export', '--tenant', 'shengli')).out).toBe('');
    });

    it('writes one stream, and goes on after a position', async () => {
      const { out } = await installation.run('export', '--tenant', 'liaohe', '--service', 'organization');
      const person = events(out).find((e) => e.subject.includes('/person/'));
      const stream = events((await installation.run('export', '--stream', person.subject)).out);
      expect(stream.map((e) => e.subject)).toEqual(stream.map(() => person.subject));
      const half = events(out)[100];
      const rest = events(
        (await installation.run('export', '--tenant', 'liaohe', '--service', 'organization', '--after', half.position))
          .out,
      );
      const whole = events(out);
      expect(rest).toEqual(whole.slice(whole.findLastIndex((e) => e.position === half.position) + 1));
    });

    it('writes to a file, goes on in it, and writes over none', async () => {
      const file = join(installation.dataDir, 'liaohe.ndjson');
      const args = ['export', '--tenant', 'liaohe', '--service', 'scoring', '--out', file];
      const { last } = await json(...args);
      const first = readFileSync(file, 'utf8');
      expect((await installation.run(...args)).err).toMatch(/is there already.*--after/);
      expect(await json(...args, '--after', last)).toMatchObject({ events: 0 });
      expect(readFileSync(file, 'utf8')).toBe(first);
    });

    it.each([
      [[], 'one of --stream and --tenant'],
      [['--tenant', 'liaohe', '--stream', 'liaohe/a/b'], 'one of --stream and --tenant'],
      [['--tenant', 'liaohe', '--after', 'yesterday'], '--after'],
      [
        ['--tenant', 'liaohe', '--after', 'scoring.0.1', '--service', 'organization'],
        'its service is not exported here',
      ],
    ])('refuses %j', async (args, message) => {
      const { code, out, err } = await installation.run('export', ...args);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(message);
    });
  });

  const pointer = async (service: string, model: string) =>
    (await installation.collection(service, 'read_model_pointers').findOne({ _id: model }))!['build'];
});
