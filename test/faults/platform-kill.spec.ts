import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashId } from '@ronghe/event-sourcing';
import { eventually, seeded } from '@ronghe/event-sourcing/testing';
import { command } from '../distributed/operator-kit.js';
import { Client, expectStatus, workbookForm } from '../support/client.js';
import { plant, plantWorkbook, range } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';
import { type Logged, auditFile, ofType, recordedCommands } from './platform-audit.js';
import { ALLIANCE, Load, ORG, SCORING, area } from './platform-load.js';

const KILLS = 12;
const WORKERS = 6;
const SEED = 20_260_301;
/** What a container is given before it is killed: stop_grace_period in deploy/compose.embedded.yml. */
const LEFT_TO_STOP_MS = 30_000;
const NOTICES = '/api/notification/v1';
const RULEBOOK = {
  code: 'UNITS',
  name: '细则',
  appliesTo: 'unit',
  base: 100,
  formula: 'base + vanguard',
  items: [
    {
      code: 'V',
      name: '难题销号',
      kind: 'vanguard',
      expression: 'event.severity * 1.5',
      trigger: 'alliance-project.problem-closed',
      subject: 'event.unit',
      evidence: false,
    },
  ],
};

describe(`the whole platform killed -9 at ${KILLS} moments under load`, () => {
  let platform: PlatformProcess;
  let officer: Client;
  let load: Load;
  let seen: Awaited<ReturnType<typeof readAll>>;
  let events: Logged[];
  const clients = async (): Promise<Client> => new Client(platform.url, officer.bearer);

  beforeAll(async () => {
    platform = await PlatformProcess.start();
    officer = await platform.as('liaohe-officer');
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(plant()))), 200);
    await officer.do(`${SCORING}/rulebooks`, RULEBOOK);
    await officer.do(`${SCORING}/rulebooks/UNITS/versions/1/adoption`, { from: '2026-01' });
    const parties = range(9).map(area);
    const body = { name: '联盟', mode: 'alliance', goal: '目标', parties, on: '2026-01-01' };
    load = new Load((await officer.do(`${ALLIANCE}/alliances`, body)).id as string, WORKERS);
  });
  afterAll(() => platform?.end());

  it('it comes back each time, and takes again what was in flight', async () => {
    const random = seeded(SEED);
    for (let kill = 0; kill < KILLS; kill++) {
      await load.link(officer);
      await load.until(1 + Math.floor(random() * 60), platform, clients);
      platform = await PlatformProcess.start(platform.dataDir);
      officer = await platform.as('liaohe-officer');
    }
    await load.finish(clients);
    expect(load.acknowledged.length).toBeGreaterThan(KILLS * 10);
  });

  it('its read models settle, and it stops with 0 while a request is on its way', async () => {
    seen = await eventually(async () => {
      const all = await readAll(officer);
      const closed = all.problems.filter((p) => p.state === 'closed').length;
      // Reactions go on after the restart; the audit says whether each had its effect once.
      expect(all.entries.length).toBe(closed);
      // Who raised a problem is told when it is claimed and when it is closed.
      const claimed = all.problems.filter((p) => p.state === 'claimed').length;
      expect(all.notices).toBe(claimed + 2 * closed);
      expect(await readAll(officer)).toEqual(all);
      return all;
    });
    const { hostname, port } = new URL(platform.url);
    const slow = connect(Number(port), hostname);
    slow.on('error', () => undefined);
    slow.write(
      `POST ${ORG}/units HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    const inFlight = officer.post(`${ORG}/team-coverages/production.T61/links`, {
      partyGroup: 'party.G61',
      from: '2026-03-15',
    });
    expectStatus(await inFlight, 201);
    const begun = performance.now();
    const last = officer.get(`${ORG}/coverage?on=2026-04-01`).catch(() => undefined);
    expect(await platform.stop()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(LEFT_TO_STOP_MS);
    await last;
    slow.destroy();
  });

  it('in the file: numbers are dense, every acknowledged command is there once, one entry and one notice per cause', () => {
    events = auditFile(platform.dataDir, load.acknowledged);
  });

  it('what was read over HTTP is the fold of the file', () => {
    const state = new Map<string, string>();
    for (const { type, data } of events)
      if (type.startsWith('alliance-project.problem-')) state.set(data['problem']!, type.split('-').at(-1)!);
    expect(new Map(seen.problems.map((p) => [p.id, p.state]))).toEqual(state);

    const points = new Map<string, number>();
    for (const { data } of ofType(events, 'scoring.points-recorded'))
      points.set(data['subject']!, (points.get(data['subject']!) ?? 0) + Number(data['points']));
    expect(new Map(seen.standings.map((s) => [s.subject, s.vanguard]))).toEqual(points);
    expect(seen.entries.sort()).toEqual(
      ofType(events, 'scoring.points-recorded')
        .map((e) => e.data['entry'])
        .sort(),
    );

    const links = ofType(events, 'organization.group-linked').filter((e) => e.data['team'] !== 'production.T61');
    expect(seen.linked).toBe(links.length);
    const person = ofType(events, 'alliance-project.problem-raised')[0]!.data['raisedByPerson'];
    const notices = ofType(events, 'notification.notice-sent').filter(
      (e) => e.data['recipient'] === `person:${person}`,
    );
    expect(seen.notices).toBe(notices.length);
  });

  it('in the audit trail: the chains verify, and every acknowledged command has its record', async () => {
    const { code, out } = await command({ RONGHE_DATA: platform.dataDir }, 'audit', 'verify');
    expect([code, out]).toEqual([0, expect.stringContaining('一致 ok')]);
    const person = ofType(events, 'alliance-project.problem-raised')[0]!.data['raisedByPerson']!;
    const recorded = recordedCommands(platform.dataDir);
    const missing = load.acknowledged.filter(({ key }) => !recorded.has(hashId('liaohe', person, key)));
    expect(missing).toEqual([]);
  });
});

interface ProblemRow {
  id: string;
  state: string;
}
interface StandingRow {
  subject: string;
  vanguard: number;
}

/** Everything that the load touches, as a client sees it. */
async function readAll(officer: Client) {
  const problems: ProblemRow[] = [];
  for (let cursor = ''; ;) {
    const page = await officer.read(`${ALLIANCE}/problems?limit=200${cursor && `&cursor=${cursor}`}`);
    problems.push(...(page.items as ProblemRow[]));
    if (!page.next) break;
    cursor = page.next as string;
  }
  const standings = (await officer.read(`${SCORING}/standings?period=2026-03&subjectKind=unit&limit=200`))
    .items as StandingRow[];
  const entries: string[] = [];
  for (const { subject } of standings)
    for (const { id } of (await officer.read(`${SCORING}/accounts/${subject}?year=2026`)).entries)
      entries.push(id as string);
  return {
    problems: problems.map(({ id, state }) => ({ id, state })),
    standings: standings.map(({ subject, vanguard }) => ({ subject, vanguard })),
    entries,
    linked: (await officer.read(`${ORG}/coverage?on=2026-04-01`)).linked as number,
    notices: (await officer.read(`${NOTICES}/notices`)).total as number,
  };
}
