import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Commit } from '@ronghe/event-sourcing';
import { type Outcome, run } from '../testing/seeded-demo.js';

interface PostEvent {
  type: string;
  data: { post: string; duties: { code: string }[]; person: string; role: string };
}
const perLog = (commits: Commit[]): number[] =>
  commits.reduce((counts: number[], { log }) => ((counts[log] = (counts[log] ?? 0) + 1), counts), []);

/** What the logs say, without the ids that come from an event's place: reactions of one month have no order among logs. */
function digest(commits: Commit[]): string {
  const lines = commits.map(({ stream, tenant, actor, events }) =>
    JSON.stringify([stream.includes('/notice/') ? 'notice' : stream, tenant, actor, events])
      .replaceAll(/(organization|alliance-project|scoring|notification)\.\d+\.\d+\.\d+/g, '(event)')
      .replaceAll(/"(entry|notice|reverses)":"[^"]+"/g, '"$1":"(id)"'),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

describe('demo data', () => {
  const folders: string[] = [];
  const folder = (keysOf?: string): string => {
    const made = mkdtempSync(join(tmpdir(), 'ronghe-demo-'));
    folders.push(made);
    // The same keys give the same pseudonyms and envelopes.
    if (keysOf) for (const file of ['master.key', 'keys.sqlite']) copyFileSync(join(keysOf, file), join(made, file));
    return made;
  };
  let dir: string;
  let first: Outcome;

  beforeAll(async () => {
    dir = folder();
    first = await run(dir);
    process.stdout.write(`${first.said.join('\n')}\n`);
  });
  afterAll(() => folders.forEach((f) => rmSync(f, { recursive: true, force: true })));

  const expectSame = (second: Outcome): void => {
    for (const [service, commits] of Object.entries(first.commits)) {
      expect([service, digest(second.commits[service]!)]).toEqual([service, digest(commits)]);
      // A notice's stream is named by the place of the event that caused it.
      if (service !== 'notification') expect(perLog(second.commits[service]!)).toEqual(perLog(commits));
    }
  };

  it('tells the same year twice', async () => {
    expectSame(await run(folder(dir)));
  });

  it('goes on after it was stopped, to the same end', async () => {
    const stopped = folder(dir);
    for (const most of [700, 3_000, 650, 2_900, 900]) await run(stopped, most);
    expectSame(await run(stopped));
  });

  it('adds nothing at the next start', async () => {
    const again = await run(dir);
    expect(again.said).toEqual([]);
    expectSame(again);
  });

  it('G1: at least nine of ten entries come from events, in every tenant', () => {
    const counts = new Map<string, [entries: number, byEvent: number]>();
    for (const { tenant, events } of first.commits['scoring']!)
      for (const { data } of events as unknown as { data: { entry?: string; cause?: { kind: string } } }[]) {
        if (!data.entry) continue;
        const [all, byEvent] = counts.get(tenant) ?? [0, 0];
        counts.set(tenant, [all + 1, byEvent + (data.cause?.kind === 'event' ? 1 : 0)]);
      }
    expect(counts.size).toBe(5);
    for (const [all, byEvent] of counts.values()) expect(byEvent / all).toBeGreaterThanOrEqual(0.9);
  });

  it('B2, B3: eight groups have declared their type; rights were granted, used, and one was taken back', () => {
    const types = first.commits['organization']!.flatMap(({ events }) => events.map(({ type }) => type));
    const count = (type: string): number => types.filter((t) => t === `organization.${type}`).length;
    expect(count('group-declared')).toBe(8);
    expect(count('right-granted')).toBeGreaterThan(20);
    expect(count('right-used')).toBeGreaterThan(100);
    expect(count('right-withdrawn')).toBe(1);
  });

  it('A4, C3: 137,000 m² in 40 areas and 85 employees are contracted to 19 members; posts have their holders', () => {
    const told = (tenant: string) =>
      first.commits['organization']!.filter((commit) => commit.tenant === tenant).flatMap(({ events }) => events) as {
        type: string;
        data: Record<string, never>;
      }[];
    const sizes = new Map<string, number>();
    const open = new Map<string, string>();
    for (const { type, data } of told('liaohe')) {
      if (/area-(registered|measured)$/.test(type)) sizes.set(data['thing']!, data['squareMetres']!);
      if (type === 'organization.contract-made') open.set(data['contract']!, data['person']!);
      if (type === 'organization.contract-ended') open.delete(data['contract']!);
    }
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    expect([sizes.size, total, open.size, new Set(open.values()).size]).toEqual([40, 137_000, 125, 19]);
    const count = (type: string): number => told('fengcheng').filter((e) => e.type === `organization.${type}`).length;
    expect([count('demonstration-post-declared'), count('area-registered'), count('contract-made')]).toEqual([
      12, 18, 30,
    ]);
  });

  it('B1: a year’s places were shared out and used; leaders were chosen and hold their posts, and one selection goes on', () => {
    const facts = first.commits['organization']!.flatMap(({ events }) => events);
    const count = (type: string): number => facts.filter((fact) => fact.type === `organization.${type}`).length;
    expect(count('development-quota-decided')).toBe(1);
    // In one of the five, nobody else of the first area has stayed in his group all the year.
    expect(count('leader-nominated')).toBe(9);
    expect([count('leader-voted-on'), count('leader-approved'), count('group-leader-appointed')]).toEqual([5, 5, 5]);
    const posts = facts.filter(({ type }) => type === 'organization.appointment-begun') as unknown as PostEvent[];
    expect(posts.filter(({ data }) => data.role === 'groupLeader')).toHaveLength(5);
  });

  it('offices and groups that became one: their people and teams went on', () => {
    const events = first.commits['organization']!.flatMap(({ events: some }) => some);
    const merged = events.flatMap(({ type, data }) =>
      type === 'organization.unit-merged' ? [(data as { unit: string }).unit] : [],
    );
    expect(merged.slice().sort()).toEqual([expect.stringMatching(/^party\.G\d+$/), 'party.J2', 'production.J2']);
    const followed = (type: string, field: string): number =>
      events.filter((e) => e.type === type && merged.includes((e.data as Record<string, string>)[field]!)).length;
    expect(followed('organization.person-moved', 'previousUnit')).toBe(4);
    expect(followed('organization.membership-changed', 'previousPartyGroup')).toBeGreaterThan(0);
    expect(followed('organization.group-unlinked', 'partyGroup')).toBeGreaterThan(0);
  });

  it('D3: of the duties of seven leaders one is held twice and one by nobody', () => {
    const carries = new Map<string, { duties: string[]; holder?: string }>();
    let registered: string[] = [];
    const codes = (duties: { code: string }[]): string[] => duties.map(({ code }) => code);
    for (const { tenant, events } of first.commits['organization']!)
      for (const { type, data } of tenant === 'shengli' ? (events as unknown as PostEvent[]) : []) {
        if (type === 'organization.duties-registered') registered = codes(data.duties);
        if (/post-created|post-duties-changed/.test(type))
          carries.set(data.post, { ...carries.get(data.post), duties: codes(data.duties) });
        const own = carries.get(data.post);
        if (type === 'organization.appointment-begun') own!.holder = data.person;
        if (type === 'organization.appointment-ended') delete own!.holder;
      }
    const holders = [...carries.values()].filter(({ duties }) => duties.length > 0);
    const times = (code: string): number =>
      new Set(holders.flatMap((p) => (p.duties.includes(code) ? p.holder : []))).size;
    expect(new Set(holders.map(({ holder }) => holder)).size).toBe(7);
    expect(registered.flatMap((code) => (times(code) === 1 ? [] : `${code} ${times(code)}`))).toEqual(['A4 2', 'P8 0']);
  });

  it('A1: committees of branches, and team leaders in them', () => {
    const held = first.commits['organization']!.flatMap(({ tenant, events }) =>
      (events as unknown as PostEvent[]).flatMap(({ type, data }) =>
        tenant === 'liaohe' && type === 'organization.appointment-begun' ? data : [],
      ),
    );
    const people = (roles: RegExp): Set<string> =>
      new Set(held.filter(({ role }) => roles.test(role)).map(({ person }) => person));
    const leading = people(/teamLeader/);
    const committee = [...people(/^(secretary|committeeMember)$/)];
    expect([committee.length, committee.filter((person) => leading.has(person)).length]).toEqual([45, 25]);
  });

  it('A3, B4: thirty train in three tiers; others pass three stages, and both ways have people', () => {
    const events = first.commits['organization']!.flatMap((commit) => commit.events);
    const of = (type: string) =>
      events.filter((e) => e.type === `organization.${type}`).map(({ data }) => data as Record<string, unknown>);
    const tiers = Map.groupBy(
      of('trainee-enrolled').filter(({ tier }) => tier !== undefined),
      ({ tier }) => tier,
    );
    expect(Object.fromEntries([...tiers].map(([tier, people]) => [tier, people.length]))).toEqual({
      T1: 12,
      T2: 10,
      T3: 8,
    });
    expect(of('training-attended').length).toBeGreaterThan(80);
    const proposed = of('key-staff-proposed').length;
    expect(proposed).toBeGreaterThan(1);
    expect(of('key-staff-marked').filter(({ training }) => training !== undefined)).toHaveLength(proposed - 1);
  });

  it('A10, D5: leaders visit and find, what they found is put right; one week falls short', () => {
    const of = (service: string): string[] =>
      first.commits[service]!.flatMap(({ events }) => events.map(({ type }) => type));
    const [own, put] = [of('organization'), of('alliance-project')];
    const count = (types: string[], type: string): number => types.filter((one) => one === type).length;
    expect(count(own, 'organization.contact-point-opened')).toBe(6);
    expect(count(own, 'organization.contact-visit-logged')).toBe(30);
    const found = count(own, 'organization.contact-finding-recorded');
    expect(count(put, 'alliance-project.rectification-opened')).toBe(found);
    expect(count(put, 'alliance-project.rectification-closed')).toBeGreaterThan(10);
    expect(count(own, 'organization.station-week-closed')).toBeGreaterThan(7 * 6);
    expect(count(own, 'organization.station-week-excused')).toBe(1);
    expect(count(own, 'organization.station-shortfall')).toBe(1);
  });

  it('terms: all that elect are in the ledger; in each oilfield one is due, one overdue, one was put off', () => {
    const elects = /^(partyCommittee|generalBranch|branch)$/;
    const all = new Set(first.commits['organization']!.map(({ tenant }) => tenant).filter((t) => t !== 'group'));
    expect(all.size).toBe(5);
    for (const oilfield of all) {
      const facts = first.commits['organization']!.flatMap(({ tenant, events }) =>
        tenant === oilfield ? (events as unknown as { type: string; data: { kind: string } }[]) : [],
      );
      const count = (type: string): number => facts.filter((fact) => fact.type === `organization.${type}`).length;
      const units = facts.filter(({ type, data }) => type === 'organization.unit-registered' && elects.test(data.kind));
      expect([oilfield, count('election-held')]).toEqual([oilfield, units.length]);
      expect([count('election-due'), count('election-overdue'), count('election-postponed')]).toEqual([3, 1, 1]);
    }
  });

  it('every tenant has its own curve of coverage', () => {
    const figures = Object.entries(first.figures).map(
      ([t, [from, to]]) => `${t} ${from!.linked}/${from!.teams} ${to!.linked}/${to!.teams}`,
    );
    expect(figures).toEqual([
      'liaohe 46/61 61/61',
      'changqing8 19/33 29/33',
      'fengcheng 18/84 76/83',
      'shengli 39/48 40/47',
      'luming 15/27 23/27',
    ]);
  });
});
