import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { command } from '../distributed/operator-kit.js';
import { Client, expectStatus, workbookForm } from '../support/client.js';
import { answersTo, everyQuery } from '../support/every-query.js';
import { DistributedInstallation, type Installation, MODES, startInstallation } from '../support/installation.js';
import { type Place, Secrets, documentsIn, filesIn, recordsIn, unpacked } from '../support/leftovers.js';
import { SERVICES } from '../support/log.js';
import { group, plant, plantWorkbook, range, team } from '../support/plant.js';
import { PlatformProcess } from '../support/platform.js';
import { Receiver } from '../support/receiver.js';
import { expectCode } from '../support/refused.js';

const ORGANIZATION = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';
const NOTICES = '/api/notification/v1';
const area = (i: number): string => `production.A${i}`;
const unit = `production.${team(1)}`;

/** Told like nobody else in the plant. */
const FORGOTTEN = { no: 'ZX90001', name: '欧阳遗忘之', idNumber: '11010519491231002X', phone: '13987651234' };
const KEPT = { no: 'ZX90002', name: '司徒长留之', idNumber: '440524198001010013', phone: '13812349876' };
const personal = ({ no, name, idNumber, phone }: typeof KEPT): string[] => [no, name, idNumber, phone];
const FREE_PORT_OF_NOBODY = 'http://127.0.0.1:9/hook';
/** A process that was not told trusts a key for half a minute. */
const LONGEST_TRUST_MS = 50_000;
const LONGEST_WALK_MS = 500_000;
const LOGS = 16;

const PEOPLE_RULEBOOK = {
  code: 'PEOPLE',
  name: '党员积分细则',
  appliesTo: 'person',
  base: 100,
  formula: '0.6 * base + 0.4 * vanguard',
  items: [{ code: 'V-HELP', name: '帮带新员工', kind: 'vanguard', points: 5, evidence: false }],
};

describe.each(MODES)('%s: G7 a person is forgotten: nothing tells of him any more, and the points stay', (mode) => {
  const his = new Secrets(personal(FORGOTTEN));
  const anybodys = new Secrets([...personal(FORGOTTEN), ...personal(KEPT)]);
  const open = new Secrets(['采油厂党委']);
  let installation: Installation;
  let receiver: Receiver;
  let officer: Client;
  let admin: Client;
  let person: string;
  let kept: string;
  let alliance: string;
  let before: string;
  let said = '';
  /** A second process of a service: of the two only one is told. */
  let untold: Client | undefined;
  let untoldProcess: PlatformProcess | undefined;

  beforeAll(async () => {
    receiver = await Receiver.start();
    installation = await startInstallation(mode, { RONGHE_LOG_LEVEL: 'debug', RONGHE_WEBHOOK_ALLOW_PRIVATE: 'true' });
    await signIn();
  });
  afterAll(async () => {
    await untoldProcess?.stop();
    await installation?.end();
    await receiver?.stop();
  });

  async function signIn(): Promise<void> {
    officer = await installation.as('liaohe-officer');
    admin = await installation.as('liaohe-admin');
  }

  const idOf = async (employeeNo: string): Promise<string> => {
    const { items } = await officer.read(`${ORGANIZATION}/people?employeeNo=${employeeNo}`);
    expect(items).toHaveLength(1);
    return items[0].id;
  };
  const standings = async (query = '') =>
    (await officer.read(`${SCORING}/standings?period=2026-03&subjectKind=person${query}`)).items as {
      subject: string;
      name: string | null;
      total: number;
      rank: number;
    }[];
  const totals = async () => (await standings()).map(({ subject, total, rank }) => ({ subject, total, rank }));
  const headcount = async () => {
    const { memberCount, peopleCount } = await officer.read(`${ORGANIZATION}/units/${unit}`);
    return { memberCount, peopleCount };
  };
  const forgetting = (client: Client, path = '', body: object = {}) =>
    client.post(`${ORGANIZATION}/people/${person}/forgetting${path}`, body, { 'Ronghe-After': officer.after });

  /** Everything that is kept, wherever; what is no secret is seen there. */
  async function expectNothingKept(): Promise<void> {
    const places: Record<string, Place[]> = { files: [...filesIn(installation.dataDir)] };
    if (installation instanceof DistributedInstallation) {
      const { servers, prefix } = installation;
      places['documents'] = await documentsIn(servers.mongo, prefix);
      places['records'] = await recordsIn(servers.kafka, prefix);
      delete places['files'];
      for (const { where, bytes } of filesIn(installation.dataDir))
        expect([where, anybodys.in(bytes)]).toEqual([where, []]);
    }
    for (const [kind, all] of Object.entries(places)) {
      for (const { where, bytes } of all) expect([where, anybodys.in(bytes)]).toEqual([where, []]);
      expect([kind, all.some(({ bytes }) => open.in(bytes).length > 0)]).toEqual([kind, true]);
    }
  }

  /** Of two processes of a service one hears of it; the other has to ask the store for the key again. */
  async function expectNobodyOpens(): Promise<void> {
    const past = `${SCORING}/standings?period=2026-03&subjectKind=person&asOf=${before}`;
    const look = async (client: Client): Promise<void> => {
      const answer = JSON.stringify(await client.read(past));
      expect(anybodys.in(answer)).toEqual([KEPT.name]);
    };
    for (const client of [officer, ...(untold ? [untold] : [])])
      await eventually(() => look(client), { timeoutMs: LONGEST_TRUST_MS });
  }

  const logs = (): string => `${said}${installation.log}${untoldProcess?.log ?? ''}`;

  /** Every query, list, export and explanation there is, now and as of then, for everyone who may look at people. */
  async function answersHolding(clients: readonly Client[]): Promise<string[]> {
    const values = {
      id: [person, kept, alliance, unit],
      subject: [`person:${person}`, `person:${kept}`],
      period: ['2026-03'],
      subjectKind: ['person'],
      from: ['2026-01-01'],
      to: ['2026-12-31'],
      year: ['2026'],
      asOf: [before],
    };
    const found: string[] = [];
    for (const client of clients)
      for (const address of await everyQuery(client, values))
        for (const { status, bytes } of await answersTo(client, address)) {
          const isWorkbook = bytes.subarray(0, 2).toString() === 'PK';
          const held = his.in(isWorkbook ? await unpacked(bytes) : bytes);
          if (held.length > 0) found.push(`${status} ${isWorkbook ? 'workbook' : 'JSON'} ${address}: ${held.join()}`);
        }
    return found;
  }

  async function expectNothingAnswered(): Promise<void> {
    expect(await answersHolding([officer, admin])).toEqual([]);
    for (const q of personal(FORGOTTEN)) {
      const { items } = await officer.read(`${ORGANIZATION}/people?q=${encodeURIComponent(q)}`);
      expect(items).toEqual([]);
    }
    expect(await eventsHolding()).toEqual([]);
  }

  /** Event by event, as the stream gives them. */
  async function eventsHolding(): Promise<string[]> {
    const found: string[] = [];
    for (const service of SERVICES)
      for (const log of range(LOGS).map((n) => n - 1))
        for (let no = 1; ; no++) {
          const id = `${service}.${log}.${no}.0`;
          const { status, body } = await admin.get(`/api/${service}/v1/events/${id}`);
          if (status === 404) break;
          if (anybodys.in(JSON.stringify(body)).length > 0) found.push(id);
        }
    return found;
  }

  it('somebody is registered, earns points and notices; nothing that is kept says who he is', async () => {
    const sheets = plant();
    sheets.people.push([
      FORGOTTEN.no,
      FORGOTTEN.name,
      FORGOTTEN.idNumber,
      FORGOTTEN.phone,
      team(1),
      group(1),
      '正式党员',
      '2021-07-01',
    ]);
    expectStatus(await officer.post(`${ORGANIZATION}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
    const { no: employeeNo, ...others } = KEPT;
    const register = { employeeNo, ...others, unit, employedOn: '2021-07-01' };
    await officer.do(`${ORGANIZATION}/people`, register);
    [person, kept] = [await idOf(FORGOTTEN.no), await idOf(KEPT.no)];
    expect(await officer.read(`${ORGANIZATION}/people/${person}`)).toMatchObject({
      name: FORGOTTEN.name,
      idNumber: FORGOTTEN.idNumber,
      phone: FORGOTTEN.phone,
    });

    const levels = ['information', 'reminder', 'warning', 'halt'];
    await officer.do(`${NOTICES}/webhooks`, { url: receiver.url, levels });
    await officer.do(`${NOTICES}/webhooks`, { url: FREE_PORT_OF_NOBODY, levels });
    await officer.do(`${SCORING}/rulebooks`, PEOPLE_RULEBOOK);
    await officer.do(`${SCORING}/rulebooks/PEOPLE/versions/1/adoption`, { from: '2026-01' });
    for (const [subject, times] of [
      [person, 2],
      [kept, 1],
    ] as const)
      for (const day of range(times))
        await officer.do(`${SCORING}/accounts/person:${subject}/entries`, {
          item: 'V-HELP',
          on: `2026-03-0${day}`,
          reason: '师带徒',
        });
    await officer.do(`${ORGANIZATION}/people/${person}/unit`, { unit: `production.${team(2)}`, on: '2026-03-05' });
    await officer.do(`${ORGANIZATION}/people/${person}/unit`, { unit, on: '2026-03-06' });
    await admin.do(`${ORGANIZATION}/role-assignments`, {
      person,
      role: 'branchSecretary',
      unit: 'party.B2',
      from: '2026-01-01',
    });
    ({ id: alliance } = await officer.do(`${ALLIANCE}/alliances`, {
      name: '平台井联盟',
      mode: 'alliance',
      goal: '共建',
      parties: [area(1), area(2)],
      on: '2026-02-01',
    }));
    const problem = { alliance, title: '躺井率高', raisedBy: area(1), on: '2026-03-02', severity: 2 };
    await officer.do(`${ALLIANCE}/problems`, problem);
    await eventually(
      () => expect(receiver.calls.filter(({ raw }) => raw.includes(`person:${person}`))).toHaveLength(2),
      { timeoutMs: 30_000 },
    );
    expect(await standings()).toMatchObject([
      { subject: `person:${person}`, name: FORGOTTEN.name, total: 64 },
      { subject: `person:${kept}`, name: KEPT.name, total: 62 },
    ]);
    before = encodeURIComponent(new Date().toISOString());
    await expectNothingKept();
    for (const { raw } of receiver.calls) expect(anybodys.in(raw)).toEqual([]);
  });

  it(
    'while he is there, the answers that will be looked through do tell of him',
    async () => {
      const held = (await answersHolding([admin])).join('\n');
      for (const text of personal(FORGOTTEN)) expect(held).toContain(text);
      for (const place of ['workbook /api/organization/v1/people?', 'JSON /api/scoring/v1/standings?', 'explanation?'])
        expect(held).toContain(place);
    },
    LONGEST_WALK_MS,
  );

  it('what is refused says nothing of what was sent', async () => {
    const wrong = { employeeNo: 'ZX90003', ...FORGOTTEN, unit, employedOn: '2021-07-01' };
    const refused = [
      await officer.post(`${ORGANIZATION}/people`, wrong),
      await officer.post(`${ORGANIZATION}/people`, { ...wrong, no: undefined, unit: FORGOTTEN.name }),
      await officer.post(`${ORGANIZATION}/people`, { ...wrong, no: undefined, idNumber: `${FORGOTTEN.idNumber}9` }),
      await officer.post(`${ORGANIZATION}/people`, `{"name":"${FORGOTTEN.name}","phone":"${FORGOTTEN.phone}`),
      await officer.get(`${ORGANIZATION}/people/${FORGOTTEN.idNumber}`),
      await officer.get(`${ORGANIZATION}/people?phone=${FORGOTTEN.phone}`),
      await officer.get(`${ORGANIZATION}/people?unit=${encodeURIComponent(FORGOTTEN.name)}`),
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
    expectStatus(await forgetting(admin, '', { reason: `${FORGOTTEN.name}本人申请` }), 200);
    expectCode(await forgetting(officer, '', { reason: '重复' }), 409, 'forgetting-asked');
    expect((await admin.read(`${ORGANIZATION}/forgettings?state=requested`)).items).toMatchObject([
      { id: person, name: FORGOTTEN.name, reason: `${FORGOTTEN.name}本人申请`, state: 'requested' },
    ]);
    expectCode(await forgetting(admin, '/approval'), 409, 'own-forgetting');
    expectStatus(await forgetting(officer, '/approval'), 403);
    expectStatus(await forgetting(await installation.as('luming-admin'), '/approval'), 404);
    expectStatus(await forgetting(officer, '/rejection', { reason: `先核实${FORGOTTEN.name}的身份` }), 200);
    expectStatus(await forgetting(officer, '', { reason: `${FORGOTTEN.name}本人申请` }), 200);
  });

  it('then he has no name any more in any process, now or as of then, and the points stay', async () => {
    if (installation instanceof DistributedInstallation) {
      untoldProcess = await installation.another('scoring');
      untold = new Client(untoldProcess.url, officer.bearer);
      expect(JSON.stringify(await untold.read(`${SCORING}/standings?period=2026-03&subjectKind=person`))).toContain(
        FORGOTTEN.name,
      );
    }
    const points = await totals();
    const counted = await headcount();
    expectStatus(await forgetting(admin, '/approval'), 200);
    officer.follow(admin);
    expect(await standings()).toMatchObject([
      { subject: `person:${person}`, name: null, total: 64 },
      { subject: `person:${kept}`, name: KEPT.name, total: 62 },
    ]);
    expect(await totals()).toEqual(points);
    expect(await headcount()).toEqual({
      memberCount: counted.memberCount - 1,
      peopleCount: counted.peopleCount - 1,
    });
    expectStatus(await officer.get(`${ORGANIZATION}/people/${person}`), 404);
    expect((await officer.read(`${ORGANIZATION}/people?employeeNo=${FORGOTTEN.no}`)).items).toEqual([]);
    await expectNobodyOpens();
    expect((await standings(`&asOf=${before}`))[0]).toMatchObject({ subject: `person:${person}`, name: null });
    expect((await admin.read(`${ORGANIZATION}/forgettings`)).items).toMatchObject([
      { id: person, name: null, reason: null, state: 'forgotten' },
    ]);
  });

  it(
    'no query, list, export, explanation or event holds anything of him, now or as of then',
    expectNothingAnswered,
    LONGEST_WALK_MS,
  );

  it('what concerned him is taken back: notices, what of them was still to be sent, and his roles', async () => {
    await eventually(
      async () => {
        const { items } = await admin.read(`${ORGANIZATION}/role-assignments?person=${person}`);
        expect(items).toMatchObject([{ person, withdrawnOn: expect.any(String) }]);
        expect(items[0].name).toBeUndefined();
      },
      { timeoutMs: 20_000 },
    );
    await eventually(
      async () => {
        const withdrawn = await countOf('notification', 'notification.notice-withdrawn');
        expect(withdrawn).toBe(2);
      },
      { timeoutMs: 20_000 },
    );
  });

  async function countOf(service: string, type: string): Promise<number> {
    let count = 0;
    for (const log of range(LOGS).map((n) => n - 1))
      for (let no = 1; ; no++) {
        const { status, body } = await admin.get(`/api/${service}/v1/events/${service}.${log}.${no}.0`);
        if (status === 404) break;
        count += Number(body.type === type);
      }
    return count;
  }

  it('whatever is asked for him then is refused by one name, and his number is nobody else’s', async () => {
    const { no: employeeNo, ...others } = FORGOTTEN;
    const asked = [
      await officer.post(`${ORGANIZATION}/people`, { employeeNo, ...others, unit, employedOn: '2021-07-01' }),
      await officer.post(`${ORGANIZATION}/people/${person}/unit`, { unit, on: '2026-03-09' }),
      await officer.post(`${ORGANIZATION}/people/${person}/membership`, { stage: 'full', on: '2026-03-09' }),
      await officer.post(`${SCORING}/accounts/person:${person}/entries`, {
        item: 'V-HELP',
        on: '2026-03-09',
        reason: '师带徒',
      }),
      await forgetting(officer, '', { reason: '再次申请' }),
      await forgetting(admin, '/approval'),
      await forgetting(officer, '/rejection', { reason: '不再需要' }),
    ];
    for (const answer of asked) expect(his.in(JSON.stringify(expectCode(answer, 409, 'person-forgotten')))).toEqual([]);
    const sheets = {
      ...plant(),
      people: [[FORGOTTEN.no, FORGOTTEN.name, null, null, team(1), null, null, '2021-07-01']],
    };
    const form = workbookForm(await plantWorkbook(sheets));
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
      await untoldProcess?.stop();
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
    await expectNothingKept();
  });
});
