import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { command } from '../distributed/operator-kit.js';
import { Client, expectStatus, workbookForm } from '../support/client.js';
import { DistributedInstallation, type Installation, MODES, startInstallation } from '../support/installation.js';
import { Secrets } from '../support/leftovers.js';
import { answersHolding, eventsHolding, eventsOf, expectNothingKept } from '../support/look-through.js';
import { thisMoment } from '../support/moment.js';
import { plant, plantWorkbook, team } from '../support/plant.js';
import type { PlatformProcess } from '../support/platform.js';
import { Receiver } from '../support/receiver.js';
import { expectCode } from '../support/refused.js';
import { FORGOTTEN, KEPT, THEIR_UNIT, type TwoPeople, personal, plantWithTwoPeople } from '../support/two-people.js';

const ORGANIZATION = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
/** A process that was not told trusts a key for half a minute. */
const LONGEST_TRUST_MS = 60_000;
const LONGEST_WALK_MS = 500_000;

describe.each(MODES)('%s: G7 a person is forgotten: nothing tells of him any more, and the points stay', (mode) => {
  const his = new Secrets(personal(FORGOTTEN));
  const anybodys = new Secrets([...personal(FORGOTTEN), ...personal(KEPT)]);
  const open = new Secrets(['采油厂党委']);
  let installation: Installation;
  let receiver: Receiver;
  let officer: Client;
  let admin: Client;
  let them: TwoPeople;
  let before: string;
  let said = '';
  /** A second process of a service: of the two only one is told. */
  let second: PlatformProcess | undefined;

  beforeAll(async () => {
    receiver = await Receiver.start();
    installation = await startInstallation(mode, { RONGHE_LOG_LEVEL: 'debug', RONGHE_WEBHOOK_ALLOW_PRIVATE: 'true' });
    await signIn();
  });
  afterAll(async () => {
    await second?.stop();
    await installation?.end();
    await receiver?.stop();
  });

  async function signIn(): Promise<void> {
    officer = await installation.as('liaohe-officer');
    admin = await installation.as('liaohe-admin');
  }

  const STANDINGS = `${SCORING}/standings?period=2026-03&subjectKind=person`;
  const standings = async () =>
    (await officer.read(STANDINGS)).items as { subject: string; total: number; rank: number }[];
  const totals = async () => (await standings()).map(({ subject, total, rank }) => ({ subject, total, rank }));
  const headcount = async () => {
    const { memberCount, peopleCount } = await officer.read(`${ORGANIZATION}/units/${THEIR_UNIT}`);
    return { memberCount, peopleCount };
  };
  const forgetting = (client: Client, path = '', body: object = {}) => {
    client.follow(officer);
    return client.post(`${ORGANIZATION}/people/${them.person}/forgetting${path}`, body);
  };
  const logs = (): string => `${said}${installation.log}${second?.log ?? ''}`;

  const values = () => ({
    id: [them.person, them.kept, them.alliance, THEIR_UNIT],
    subject: [`person:${them.person}`, `person:${them.kept}`],
    period: ['2026-03'],
    subjectKind: ['person'],
    from: ['2026-01-01'],
    to: ['2026-12-31'],
    year: ['2026'],
    asOf: [before],
  });

  async function expectNothingAnswered(): Promise<void> {
    expect(await answersHolding(his, [admin], values())).toEqual([]);
    for (const q of personal(FORGOTTEN))
      expect((await officer.read(`${ORGANIZATION}/people?q=${encodeURIComponent(q)}`)).items).toEqual([]);
  }

  /** Of two processes of a service one hears of it; the other has to ask the store for the key again. */
  async function expectNobodyOpens(clients: readonly Client[]): Promise<void> {
    for (const client of clients)
      await eventually(
        async () => {
          const past = JSON.stringify(await client.read(`${STANDINGS}&asOf=${before}`));
          expect(anybodys.in(past)).toEqual([KEPT.name]);
        },
        { timeoutMs: LONGEST_TRUST_MS },
      );
  }

  it('somebody is registered, earns points and notices; nothing that is kept says who he is', async () => {
    them = await plantWithTwoPeople(officer, admin, receiver.url);
    const { person, kept } = them;
    const { name, idNumber, phone } = FORGOTTEN;
    expect(await officer.read(`${ORGANIZATION}/people/${person}`)).toMatchObject({ name, idNumber, phone });
    await eventually(() =>
      expect(receiver.calls.filter(({ raw }) => raw.includes(`person:${person}`))).toHaveLength(2),
    );
    expect(await standings()).toMatchObject([
      { subject: `person:${person}`, name: FORGOTTEN.name, total: 64 },
      { subject: `person:${kept}`, name: KEPT.name, total: 62 },
    ]);
    before = encodeURIComponent(await thisMoment());
    await expectNothingKept(installation, anybodys, open);
    for (const { raw } of receiver.calls) expect(anybodys.in(raw)).toEqual([]);
  });

  it(
    'while he is there, the answers that will be looked through do tell of him',
    async () => {
      const held = (await answersHolding(his, [admin], values())).join('\n');
      for (const text of personal(FORGOTTEN)) expect(held).toContain(text);
      for (const place of ['workbook /api/organization/v1/people?', 'JSON /api/scoring/v1/standings?', 'explanation?'])
        expect(held).toContain(place);
    },
    LONGEST_WALK_MS,
  );

  it('what is refused says nothing of what was sent', async () => {
    const people = `${ORGANIZATION}/people`;
    const wrong = { employeeNo: 'ZX90003', ...FORGOTTEN, unit: THEIR_UNIT, employedOn: '2021-07-01' };
    const refused = [
      await officer.post(people, wrong),
      await officer.post(people, { ...wrong, no: undefined, unit: FORGOTTEN.name }),
      await officer.post(people, { ...wrong, no: undefined, idNumber: `${FORGOTTEN.idNumber}9` }),
      await officer.post(people, `{"name":"${FORGOTTEN.name}","phone":"${FORGOTTEN.phone}`),
      await officer.get(`${people}/${FORGOTTEN.idNumber}`),
      await officer.get(`${people}?phone=${FORGOTTEN.phone}`),
      await officer.get(`${people}?unit=${encodeURIComponent(FORGOTTEN.name)}`),
      await officer.get(`/api/${encodeURIComponent(FORGOTTEN.name)}/${FORGOTTEN.phone}`),
    ];
    for (const { status, body } of refused) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(his.in(JSON.stringify(body))).toEqual([]);
    }
    expect(anybodys.in(logs())).toEqual([]);
  });

  it('is asked for by one and approved by another', async () => {
    const reason = `${FORGOTTEN.name}本人申请`;
    expectStatus(await forgetting(admin, '', { reason }), 200);
    expectCode(await forgetting(officer, '', { reason: '重复' }), 409, 'forgetting-asked');
    expect((await admin.read(`${ORGANIZATION}/forgettings?state=requested`)).items).toMatchObject([
      { id: them.person, name: FORGOTTEN.name, reason, state: 'requested' },
    ]);
    expectCode(await forgetting(admin, '/approval'), 409, 'own-forgetting');
    expectStatus(await forgetting(officer, '/approval'), 403);
    expectStatus(await forgetting(await installation.as('luming-admin'), '/approval'), 404);
    expectStatus(await forgetting(officer, '/rejection', { reason: `先核实${FORGOTTEN.name}的身份` }), 200);
    expectStatus(await forgetting(officer, '', { reason }), 200);
  });

  it('then he has no name any more in any process, now or as of then, and the points stay', async () => {
    const others: Client[] = [];
    if (installation instanceof DistributedInstallation) {
      second = await installation.another('scoring');
      others.push(new Client(second.url, officer.bearer));
      expect(his.in(JSON.stringify(await others[0]!.read(STANDINGS)))).toEqual([FORGOTTEN.name]);
    }
    const { person, kept } = them;
    const points = await totals();
    const { memberCount, peopleCount } = await headcount();
    expectStatus(await forgetting(admin, '/approval'), 200);
    officer.follow(admin);
    expect(await standings()).toMatchObject([
      { subject: `person:${person}`, name: null, total: 64 },
      { subject: `person:${kept}`, name: KEPT.name, total: 62 },
    ]);
    expect(await totals()).toEqual(points);
    expect(await headcount()).toEqual({ memberCount: memberCount - 1, peopleCount: peopleCount - 1 });
    expectStatus(await officer.get(`${ORGANIZATION}/people/${person}`), 404);
    expect((await officer.read(`${ORGANIZATION}/people?employeeNo=${FORGOTTEN.no}`)).items).toEqual([]);
    await expectNobodyOpens([officer, ...others]);
    expect((await admin.read(`${ORGANIZATION}/forgettings`)).items).toMatchObject([
      { id: person, name: null, reason: null, state: 'forgotten' },
    ]);
  });

  it(
    'no query, list, export, explanation or event holds anything of him, now or as of then',
    async () => {
      await expectNothingAnswered();
      expect(await eventsHolding(anybodys, admin)).toEqual([]);
    },
    LONGEST_WALK_MS,
  );

  it('what concerned him is taken back: notices, what of them was still to be sent, and his roles', async () => {
    const { person } = them;
    await eventually(async () => {
      const { items } = await admin.read(`${ORGANIZATION}/role-assignments?person=${person}`);
      expect(items).toMatchObject([{ person, name: null, withdrawnOn: expect.any(String) }]);
      const events = await eventsOf('notification', admin);
      expect(events.filter(({ type }) => type === 'notification.notice-withdrawn')).toHaveLength(2);
    });
  });

  it('whatever is asked for him then is refused by one name, and his number is nobody else’s', async () => {
    const { person } = them;
    const { no: employeeNo, ...others } = FORGOTTEN;
    const [people, on, unit] = [`${ORGANIZATION}/people`, '2026-03-09', THEIR_UNIT];
    const entry = { item: 'V-HELP', on, reason: '师带徒' };
    const asked = [
      await officer.post(people, { employeeNo, ...others, unit, employedOn: '2021-07-01' }),
      await officer.post(`${people}/${person}/unit`, { unit, on }),
      await officer.post(`${people}/${person}/membership`, { stage: 'full', on }),
      await officer.post(`${SCORING}/accounts/person:${person}/entries`, entry),
      await admin.post(`${ORGANIZATION}/role-assignments`, { person, role: 'member', from: '2026-01-01' }),
      await forgetting(officer, '', { reason: '再次申请' }),
      await forgetting(admin, '/approval'),
      await forgetting(officer, '/rejection', { reason: '不再需要' }),
    ];
    for (const answer of asked) expect(his.in(JSON.stringify(expectCode(answer, 409, 'person-forgotten')))).toEqual([]);
    const row = [FORGOTTEN.no, FORGOTTEN.name, null, null, team(1), null, null, '2021-07-01'];
    const form = workbookForm(await plantWorkbook({ ...plant(), people: [row] }));
    const report = expectStatus(await officer.post(`${ORGANIZATION}/imports`, form), 200).body;
    expect(report.problems).toMatchObject([{ code: 'person-forgotten' }]);
  });

  it(
    'after everything is built anew and started again it is the same',
    async () => {
      const points = await totals();
      if (installation instanceof DistributedInstallation)
        for (const model of ['people', 'forgettings', 'headcount', 'scoring-known-people', 'accounts', 'notices'])
          expect(await command(installation.settings, 'rebuild', model)).toMatchObject({ code: 0 });
      said += installation.log;
      await second?.stop();
      await installation.crash();
      await signIn();
      expect(await totals()).toEqual(points);
      await expectNothingAnswered();
    },
    LONGEST_WALK_MS,
  );

  it('nothing that was kept or logged in all this time tells of anybody', async () => {
    expect(logs().length).toBeGreaterThan(10_000);
    expect(anybodys.in(logs())).toEqual([]);
    expect(await installation.stop()).toBe(true);
    await expectNothingKept(installation, anybodys, open);
  });
});
