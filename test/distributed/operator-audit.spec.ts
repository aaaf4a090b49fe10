import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { businessDateOf } from '@ronghe/service-kit';
import { expectStatus } from '../support/client.js';
import { PlatformProcess } from '../support/platform.js';
import { type Said, TestInstallation, command } from './operator-kit.js';

const PEOPLE = '/api/organization/v1/people';
const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
const dayBefore = (days: number): string => businessDateOf(new Date(daysAgo(days)));

/** An installation that runs, and its records as somebody may write to them who has the store and not the key. */
interface Audited {
  run(...args: string[]): Promise<Said>;
  use(user: string): Promise<void>;
  /** Makes a record say that it is older, or that somebody else did it. */
  change(no: number, change: { at?: string; actor?: string }): Promise<void>;
  remove(no: number): Promise<void>;
  end(): Promise<void>;
}

async function embedded(): Promise<Audited> {
  const platform = await PlatformProcess.start();
  const write = (sql: string, ...values: (string | number)[]): void => {
    const db = new DatabaseSync(join(platform.dataDir, 'audit.sqlite'));
    db.exec('PRAGMA busy_timeout = 5000');
    db.prepare(sql).run(...values);
    db.close();
  };
  return {
    run: (...args) => command({ RONGHE_DATA: platform.dataDir }, ...args),
    use: async (user) => void expectStatus(await (await platform.as(user)).post(PEOPLE, {}), 422),
    change: async (no, fields) => {
      for (const [name, value] of Object.entries(fields))
        write(
          `UPDATE audit SET body = json_set(body, '$.${name}', ?) WHERE chain = 'organization' AND no = ?`,
          value,
          no,
        );
    },
    remove: async (no) => write("DELETE FROM audit WHERE chain = 'organization' AND no = ?", no),
    end: () => platform.end(),
  };
}

async function distributed(): Promise<Audited> {
  const installation = await TestInstallation.prepare();
  await installation.start();
  // The oilfields that the settings give are events too, which the models have to hear of first.
  await installation.platform!.settle();
  const records = installation.collection('audit', 'audit');
  const place = (no: number) => ({ chain: 'organization', no });
  return {
    run: (...args) => installation.run(...args),
    use: async (user) => void expectStatus(await (await installation.as(user)).post(PEOPLE, {}), 422),
    change: async (no, fields) => void (await records.updateOne(place(no), { $set: fields })),
    remove: async (no) => void (await records.deleteOne(place(no))),
    end: () => installation.end(),
  };
}

describe.each([
  ['on a data folder', embedded],
  ['over MongoDB', distributed],
])('the operator’s audit commands %s, beside a platform that runs', (_, open) => {
  const dir = mkdtempSync(join(tmpdir(), 'ronghe-heads-'));
  let at: Audited;
  beforeAll(async () => {
    at = await open();
    // Refused, so that one record stands for many of one person: each of another.
    for (const user of ['liaohe-officer', 'liaohe-admin', 'shengli-officer', 'shengli-admin', 'luming-admin'])
      await at.use(user);
  }, 300_000);
  afterAll(async () => {
    await at?.end();
    rmSync(dir, { recursive: true, force: true });
  });

  const heads = join(dir, 'heads.txt');

  it('verify: every chain is as it was written, and its heads are printed', async () => {
    const { code, out, err } = await at.run('audit', 'verify');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^一致 ok {2}5 records\norganization 5 [\w-]{43}\n$/);
    writeFileSync(heads, out);
    expect((await at.run('audit', 'verify', '--heads', heads)).code).toBe(0);
    const json = JSON.parse((await at.run('audit', 'verify', '--json')).out);
    expect(json).toMatchObject({ ok: true, records: 5, findings: [], heads: [{ chain: 'organization', no: 5 }] });
  });

  it('export: a tenant’s records and no other’s, a JSON a line, and a record of the export itself', async () => {
    const { code, out, err } = await at.run('audit', 'export', '--tenant', 'liaohe');
    expect([code, err]).toEqual([0, '3 records\n']);
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ chain, tenant, action }) => [chain, tenant, action])).toEqual([
      ['operator', 'liaohe', 'export'],
      ['organization', 'liaohe', 'command'],
      ['organization', 'liaohe', 'command'],
    ]);
    expect(records[0].actor).toMatch(/^operator:./);
    const none = await at.run('audit', 'export', '--tenant', 'liaohe', '--to', '2020-01-01');
    expect([none.out, none.err]).toEqual(['', '0 records\n']);
  });

  it('prune: refuses a day that lies not 180 days back, and deletes nothing that is younger', async () => {
    for (const before of [dayBefore(179), dayBefore(-1)]) {
      const { code, err } = await at.run('audit', 'prune', '--before', before);
      expect([code, err]).toEqual([2, expect.stringContaining('kept for 180 days at least')]);
    }
    const { code, out } = await at.run('audit', 'prune', '--before', dayBefore(182));
    expect([code, out]).toEqual([0, '没有更早的记录 Nothing is older\n']);
  });

  it('verify: finds a record that was changed', async () => {
    await at.change(3, { actor: 'nobody' });
    const { code, out } = await at.run('audit', 'verify');
    expect([code, out]).toEqual([1, expect.stringContaining('organization 3: the record is not as it was written')]);
  });

  it('prune: does not sweep away what was made to look old, unless that is meant', async () => {
    for (const no of [1, 2, 3]) await at.change(no, { at: daysAgo(400) });
    const { code, out } = await at.run('audit', 'prune', '--before', dayBefore(200));
    expect([code, out]).toEqual([1, expect.stringContaining('Nothing was pruned')]);
    expect((await at.run('audit', 'verify')).out).toContain('organization 1: the record is not as it was written');
  });

  it('prune: what is old goes, with a record that verify goes on from', async () => {
    const before = dayBefore(200);
    const { code, out } = await at.run('audit', 'prune', '--before', before, '--although-spoiled');
    expect([code, out]).toEqual([0, 'organization: 已删除 deleted 3 records, up to 3\n']);
    const after = await at.run('audit', 'verify', '--heads', heads);
    expect([after.code, after.out]).toEqual([0, expect.stringMatching(/^一致 ok {2}\d+ records\n/)]);
    const json = JSON.parse((await at.run('audit', 'verify', '--json')).out);
    expect(json.heads).toContainEqual(expect.objectContaining({ chain: 'organization', no: 6 }));
  });

  it('verify: an end that was cut off shows by the heads that were kept', async () => {
    for (const no of [6, 5]) await at.remove(no);
    const { code, out } = await at.run('audit', 'verify', '--heads', heads);
    expect(code).toBe(1);
    expect(out).toContain('organization: ends at 4, but had 5 when the head was noted: the end was cut off');
  });

  it.each([
    [['verify', '--heads', join(tmpdir(), 'no-such-heads')], 'cannot be read'],
    [['verify', '--heads', join(import.meta.dirname, 'operator-kit.ts')], 'has no line "chain number mac"'],
    [['export', '--tenant', 'liaohe', '--from', 'yesterday'], '--from 须是日期'],
    [['prune', '--before', '2026-02-30'], '--before 须是日期'],
    [['prune'], "required option '--before <date>'"],
  ])('audit %j says what to mend', async (args, message) => {
    const { code, err } = await at.run('audit', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('the operator’s audit commands where there is no trail', () => {
  it('say so, and make none', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ronghe-none-'));
    const { code, err } = await command({ RONGHE_DATA: dir }, 'audit', 'verify');
    expect([code, err]).toEqual([2, expect.stringMatching(/There is no audit\.sqlite in .*RONGHE_DATA/)]);
    rmSync(dir, { recursive: true });
  });
});
