import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { DistributedInstallation, type Installation, MODES, startInstallation } from '../support/installation.js';
import { Secrets, documentsIn, filesIn } from '../support/leftovers.js';
import type { LoggedCommit } from '../support/log.js';
import { ended, manyPeople, nameOf, sendLarge, until } from '../support/many-people.js';
import { plant, plantWorkbook } from '../support/plant.js';
import { expectCode } from '../support/refused.js';

const ORG = '/api/organization/v1';
const IMPORTS = `${ORG}/imports`;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const EVERY_BAD = 1_000;

/** As many rows as this machine takes some seconds to load, so that it can be stopped amid them. */
const LONG_MS = 10_000;
const [FEWEST, MOST] = [2_400, 24_000];
const enough = (rows: number, tookMs: number): number =>
  Math.round(Math.min(MOST, Math.max(FEWEST, (rows / tookMs) * LONG_MS)));

/** What the installation keeps, and has said: a workbook that lies there as it was sent tells of its parts by name. */
const SENT = new Secrets([nameOf(1), nameOf(777), '13900000777', 'xl/worksheets/sheet']);
async function leftIn(installation: Installation): Promise<string[]> {
  const places = [...filesIn(installation.dataDir), { where: 'log', bytes: Buffer.from(installation.log) }];
  if (installation instanceof DistributedInstallation)
    places.push(...(await documentsIn(installation.servers.mongo, installation.prefix)));
  return places.flatMap(({ where, bytes }) => SENT.in(bytes).map((text) => `${text} in ${where}`));
}

describe.each(MODES)('%s: a large workbook', (mode) => {
  let many = FEWEST;
  let platform: Installation;
  let officer: Client;
  let secretary: Client;
  const signIn = async (): Promise<void> => {
    officer = await platform.as('liaohe-officer');
    secretary = await platform.as('liaohe-secretary');
  };
  beforeAll(async () => {
    platform = await startInstallation(mode);
    await signIn();
  });
  afterAll(() => platform?.end());

  const count = async (): Promise<number> => (await officer.read(`${ORG}/people?limit=1`)).total as number;
  const ask = (id: string, what: string) => officer.post(`${IMPORTS}/${id}/${what}`, {});

  it('is loaded beside the request; a small one answers at once, and both are in the list', async () => {
    const small = expectStatus(await officer.post(IMPORTS, workbookForm(await plantWorkbook(plant()))), 200).body;
    expect(small).toMatchObject({ status: 'done', dryRun: false, problems: [] });
    const workbook = await manyPeople(2_001, 'A', EVERY_BAD);
    const begun = performance.now();
    const id = await sendLarge(officer, workbook);
    await until(officer, id, ({ done }) => done === 2_001);
    many = enough(2_001, performance.now() - begun);
    const shown = await ended(officer, id);
    expect(shown).toMatchObject({ state: 'finished', rows: 2_001, done: 2_001, good: 1_999, bad: 2, unchanged: 0 });
    expect(shown.problems).toMatchObject([
      { sheet: '人员', row: EVERY_BAD + 1, column: 'E 所在单位编码', code: 'unknown-unit' },
      { row: 2 * EVERY_BAD + 1 },
    ]);
    expect(await count()).toBe(116 + 1_999);
    const { items } = await officer.read(IMPORTS);
    expect(items.map((row: { id: string; state: string }) => [row.id, row.state])).toEqual([
      [id, 'finished'],
      [small.id, 'finished'],
    ]);
    expectCode(await ask(id, 'cancellation'), 409, 'import-ended');
    expectCode(await ask(id, 'resumption'), 409, 'import-finished');
  });

  it('is tried without changing anything, and sent again changes nothing', async () => {
    const before = await count();
    const tried = await ended(officer, await sendLarge(officer, await manyPeople(2_500, 'B'), '?dryRun=true'));
    expect(tried).toMatchObject({ state: 'finished', dryRun: true, good: 2_500, unchanged: 0 });
    expect(await count()).toBe(before);
    const key = { 'Idempotency-Key': 'large' };
    const again = await manyPeople(2_001, 'A', EVERY_BAD);
    const first = expectStatus(await officer.post(IMPORTS, workbookForm(again), key), 202).body;
    expect(await ended(officer, first.id)).toMatchObject({ good: 1_999, bad: 2, unchanged: 1_999 });
    expect(expectStatus(await officer.post(IMPORTS, workbookForm(again), key), 202).body).toEqual(first);
  });

  it('stops when it is cancelled, says exactly what was loaded, and goes on from there', async () => {
    const before = await count();
    const id = await sendLarge(officer, await manyPeople(many, 'C', EVERY_BAD));
    await until(officer, id, ({ state, done }) => state === 'loading' && done > 0);
    expectCode(await ask(id, 'resumption'), 409, 'import-running');
    expectStatus(await ask(id, 'cancellation'), 200);
    // The answer does not wait for ever for the batch in hand.
    const stopped = await until(officer, id, ({ state }) => state === 'cancelled');
    expect(stopped.rows).toBe(many);
    expect(stopped.good).toBeGreaterThan(0);
    expect(stopped.good).toBeLessThan(many - Math.floor(many / EVERY_BAD));
    await eventually(async () => expect(await count()).toBe(before + stopped.good));
    // Kept for a day, so that it can go on; and nobody can read it meanwhile.
    expect(await leftIn(platform)).toEqual([]);
    expectStatus(await ask(id, 'cancellation'), 200);
    expect((await officer.read(`${IMPORTS}/${id}`)).endedAt).toBe(stopped.endedAt);

    expectCode(await secretary.post(`${IMPORTS}/${id}/resumption`, {}), 404, 'not-found');
    expectStatus(await ask(id, 'resumption'), 200);
    const bad = Math.floor(many / EVERY_BAD);
    const all = await ended(officer, id);
    expect(all).toMatchObject({ state: 'finished', good: many - bad, bad, unchanged: 0, problemCount: bad });
    expect(await count()).toBe(before + many - bad);
  });

  it('goes on by itself after every process was killed, and nothing is doubled or lost', async () => {
    const before = await count();
    const id = await sendLarge(officer, await manyPeople(many, 'D'));
    const seen = await until(officer, id, ({ done, state }) => state === 'loading' && done > 0);
    expect(seen.done).toBeLessThan(many);
    await platform.crash();
    await signIn();
    expect(await ended(officer, id)).toMatchObject({ state: 'finished', good: many, bad: 0, unchanged: 0 });
    expect(await count()).toBe(before + many);
  });

  it('is its sender’s own, and of those who import for the whole oilfield', async () => {
    const id = (await officer.read(IMPORTS)).items[0].id as string;
    expect((await secretary.read(IMPORTS)).total).toBe(0);
    for (const path of [`${IMPORTS}/${id}`, `${IMPORTS}/${id}/problems`])
      expectCode(await secretary.get(path), 404, 'not-found');
    expectCode(await (await platform.as('liaohe-member')).get(IMPORTS), 403, 'role-not-allowed');
    const other = await platform.as('shengli-officer');
    for (const path of [`${IMPORTS}/${id}`, `${IMPORTS}/i-nobody`]) expectCode(await other.get(path), 404, 'not-found');
    const admin = await platform.as('liaohe-admin');
    expect((await admin.read(IMPORTS)).total).toBe((await officer.read(IMPORTS)).total);
  });

  it('is listed as it was known at a moment, and as a workbook, its problems too', async () => {
    const { items, total } = await officer.read(`${IMPORTS}?limit=200`);
    const [last] = items as { at: string; id: string }[];
    const then = await officer.read(`${IMPORTS}?asOf=${new Date(Date.parse(last!.at) - 1).toISOString()}`);
    expect(then.total).toBe(total - 1);
    const read = async (path: string) => {
      const column = { header: '行', aliases: ['行数'], kind: 'integer' as const };
      const names = ['导入记录', '导入问题清单'].map((name) => ({ name, columns: { row: column } }));
      return (await readWorkbook(await officer.bytes(path, XLSX), names)).sheets[0]!.rows.map(
        ({ values }) => values.row,
      );
    };
    expect(await read(IMPORTS)).toHaveLength(total);
    const withProblems = items.find((row: { bad: number; rows: number }) => row.bad > 0 && row.rows === 2_001);
    expect(await read(`${IMPORTS}/${withProblems.id}/problems`)).toEqual([EVERY_BAD + 1, 2 * EVERY_BAD + 1]);
  });

  it('left in the log each person once, and of itself how it went', async () => {
    const totalPeople = await count();
    expect(await platform.stop()).toBe(true);
    const own = (await platform.commits()).filter(({ tenant }) => tenant === 'liaohe');
    const facts = own.flatMap(({ events }) => events);
    const registered = facts.filter(({ type }) => type === 'organization.person-registered');
    expect(registered).toHaveLength(totalPeople);
    expect(new Set(registered.map(({ data }) => data['person'])).size).toBe(totalPeople);
    expect(facts.filter(({ type }) => /person-(corrected|moved)|membership/.test(type))).toEqual([]);
    expect(storiesIn(own)).toEqual(
      [
        ['begun', 'ended'],
        ['begun', 'ended'],
        ['begun', 'ended'],
        ['begun', 'ended'],
        ['begun', 'cancelled', 'ended', 'resumed', 'ended'],
        ['begun', 'ended'],
      ]
        .map(String)
        .sort(),
    );
    expect(await leftIn(platform)).toEqual([]);
    expect(platform.log).not.toContain('"level":50');
  });
});

/** What became of each import, by its events. */
function storiesIn(commits: readonly LoggedCommit[]): string[] {
  const stories = new Map<string, string[]>();
  for (const { stream, events } of commits)
    for (const { type } of events)
      if (stream.includes('/import/'))
        stories.set(stream, [...(stories.get(stream) ?? []), type.replace('organization.import-', '')]);
  return [...stories.values()].map(String).sort();
}
