import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, expectStatus } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { expectProblem, expectRefused, pointersOf, posting } from '../support/refused.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';
const NOTICES = '/api/notification/v1';

const UNIT = { tree: 'production', code: 'Z9', kind: 'company', name: '甲公司', on: '2020-01-01' };
const ITEM = { code: 'V', name: '难题', kind: 'vanguard', points: 1, evidence: false };
/** A command of each kind with a body that would be taken if nothing in it were spoiled. */
const COMMANDS: Record<string, Record<string, unknown>> = {
  [`${ORG}/units`]: { ...UNIT, parent: 'production.W' },
  [`${ORG}/units/production.W/name`]: { name: '乙', on: '2026-01-01' },
  [`${ORG}/units/production.W/parent`]: { parent: 'production.W', on: '2026-01-01' },
  [`${ORG}/units/production.W/dissolution`]: { on: '2026-01-01' },
  [`${ORG}/people`]: {
    employeeNo: '77',
    name: '王建国',
    phone: '13800000000',
    idNumber: '11010519491231002X',
    unit: 'production.W',
    partyGroup: 'party.G',
    membership: 'full',
    employedOn: '2020-01-01',
  },
  [`${ORG}/people/nobody/unit`]: { unit: 'production.W', on: '2026-01-01' },
  [`${ORG}/people/nobody/membership`]: { stage: 'full', partyGroup: 'party.G', on: '2026-01-01' },
  [`${ORG}/team-coverages/production.T/links`]: { partyGroup: 'party.G', from: '2026-01-01' },
  [`${SCORING}/rulebooks`]: { code: 'Q', name: '细则', appliesTo: 'unit', base: 100, formula: 'base', items: [ITEM] },
  [`${SCORING}/rulebooks/R/versions/1/adoption`]: { from: '2026-01' },
  [`${SCORING}/accounts/unit:production.W/entries`]: {
    item: 'V',
    on: '2026-01-01',
    reason: '原因',
    evidence: '附件',
    points: 1,
  },
  [`${ALLIANCE}/alliances`]: {
    name: '联盟',
    mode: 'alliance',
    goal: '目标',
    parties: ['production.W', 'production.X'],
    on: '2026-01-01',
  },
  [`${ALLIANCE}/problems`]: {
    alliance: 'a',
    meeting: 'm',
    title: '难题',
    raisedBy: 'production.W',
    severity: 3,
    on: '2026-01-01',
  },
  [`${ALLIANCE}/problems/p/claim`]: { unit: 'production.W', on: '2026-01-01', dueOn: '2026-02-01' },
  [`${ALLIANCE}/problems/p/closure`]: { evidence: '已解决', handledBy: 'w', on: '2026-01-01' },
  [`${NOTICES}/webhooks`]: { url: 'https://example.org/hook', levels: ['warning'] },
};
const FIELDS = Object.entries(COMMANDS).flatMap(([path, body]) =>
  Object.keys(body).map((field) => [path, field] as const),
);
const SEALED = 'pd1.A256GCM.bGlhb2hlL3g.AAAA.AAAA.AAAA';
/** No field of any command takes one of these. */
const SPOILED: [string, unknown][] = [
  ['null', null],
  ['an object', {}],
  ['a list of lists', [[]]],
  ['text that looks sealed', SEALED],
  ['half a character', '\ud800'],
  ['a control character', 'a\u0000b'],
  ['100,000 characters', '长'.repeat(100_000)],
  ['blanks', '   '],
  ['an endless number', '@1e999@'],
  ['a small fraction', 1e-9],
];
const asJson = (body: object): string => JSON.stringify(body).replace(/"@([^"]*)@"/g, '$1');

describe.each(MODES)('%s: JSON that is not as it should be: refused by field, nothing written', (mode) => {
  let platform: Installation;
  let officer: Client;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
    await officer.do(`${ORG}/units`, { ...UNIT, code: 'W' });
  });
  afterAll(() => platform?.end());

  const unit = (more: string): string => `{"tree":"production","code":"Z9","kind":"company","on":"2020-01-01",${more}}`;

  it.each(FIELDS)('%s: %s', async (path, field) => {
    for (const [what, value] of SPOILED) {
      const body = asJson({ ...COMMANDS[path], [field]: value });
      const answer = expectProblem(await officer.post(path, body), 422, `${path} ${field}: ${what}`);
      expect([what, pointersOf(answer).some((p) => p.startsWith(`/${field}`))]).toEqual([what, true]);
    }
  });

  it.each(Object.keys(COMMANDS))('%s: no, empty or other bodies, unknown fields', async (path) => {
    for (const body of [undefined, '', '[]', '{}', `[${JSON.stringify(COMMANDS[path])}]`])
      await expectRefused(posting(officer, path, body), 422, `${path} ${body}`);
    for (const body of ['null', '1', '"text"', '{', '{"a":}', "{'a':1}", '\u0000', '{"a":NaN}', '{"a":01}'])
      await expectRefused(posting(officer, path, body), 400, `${path} ${body}`);
    const more = await expectRefused(posting(officer, path, { ...COMMANDS[path], surprise: 1 }), 422, path);
    expect(pointersOf(more)).toEqual(['/surprise']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
    'a field named %s is an unknown field, at any depth',
    async (name) => {
      const shallow = await expectRefused(posting(officer, `${ORG}/units`, unit(`"name":"甲","${name}":{"x":1}`)), 422);
      expect(pointersOf(shallow)).toEqual([`/${name}`]);
      const items = `[{"code":"V","name":"n","kind":"vanguard","points":1,"evidence":false,"${name}":{"kind":"veto"}}]`;
      const body = `{"code":"Q","name":"n","appliesTo":"unit","base":1,"formula":"base","items":${items}}`;
      const deep = await expectRefused(posting(officer, `${SCORING}/rulebooks`, body), 422);
      expect(pointersOf(deep)).toEqual([`/items/0/${name}`]);
    },
  );

  it('a body that is huge, nested thousands deep, compressed wrongly, or in bytes that are no UTF-8', async () => {
    await expectRefused(posting(officer, `${ORG}/units`, unit(`"name":"${'x'.repeat(2_000_000)}"`)), 413);
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const nested = `${open.repeat(50_000)}1${close.repeat(50_000)}`;
      await expectRefused(posting(officer, `${ORG}/units`, unit(`"name":${nested}`)), 400);
    }
    const bytes = Buffer.concat([
      Buffer.from(unit('"name":"甲').slice(0, -1)),
      Buffer.from([0xff, 0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    const answer = await expectRefused(posting(officer, `${ORG}/units`, bytes), 422);
    expect(pointersOf(answer)).toEqual(['/name']);
    for (const headers of [{ 'Content-Encoding': 'gzip' }, { 'Content-Encoding': 'other' }] as Record<string, string>[])
      await expectRefused(posting(officer, `${ORG}/units`, unit('"name":"甲"'), headers), 400);
    const charset = { 'Content-Type': 'application/json; charset=other' };
    await expectRefused(posting(officer, `${ORG}/units`, unit('"name":"甲"'), charset), 400);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await expectRefused(posting(officer, `${ORG}/units`, 'tree=production&code=Z9', form), 422);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-2-3', '26-01-01', '2026-01-01T00:00:00Z', '2026/01/01', '', '9999-01-01'])(
    'the day %s does not exist',
    async (on) => {
      const answer = await expectRefused(posting(officer, `${ORG}/units`, { ...UNIT, on }), 422);
      expect(pointersOf(answer)).toEqual(['/on']);
    },
  );

  it('an ID number with a wrong check digit is refused and never repeated', async () => {
    const people = COMMANDS[`${ORG}/people`]!;
    for (const idNumber of ['110105194912310021', '11010519490231002X', '123', '1101051949123100X2']) {
      const answer = await expectRefused(posting(officer, `${ORG}/people`, { ...people, idNumber }), 422);
      // Its trace is a random number, in which any three digits may come.
      expect(JSON.stringify({ ...answer.body, trace: '' })).not.toContain(idNumber);
    }
  });

  it('headers: keys, versions', async () => {
    const send = (headers: Record<string, string>) =>
      posting(officer, `${ORG}/units/production.W/name`, { name: '乙', on: '2026-01-01' }, headers);
    for (const key of ['', 'a b', '\u00e9', 'x'.repeat(201)])
      await expectRefused(send({ 'Idempotency-Key': key }), 400, key);
    for (const etag of ['1', '"x"', 'W/"1"', '"-1"', '"1", "2"', '""'])
      await expectRefused(send({ 'If-Match': etag }), 400, etag);
    for (const etag of ['"0"', '"7"', '"999999999"']) await expectRefused(send({ 'If-Match': etag }), 412, etag);
  });

  it('nothing of all this was written', async () => {
    expectStatus(await officer.get('/health/ready'), 200);
    expect(await platform.stop()).toBe(true);
    const written = (await platform.commits()).filter((c) => c.tenant !== 'group');
    expect(written.map((c) => c.events.map((e) => e.type))).toEqual([['organization.unit-registered']]);
    expect(platform.log).not.toContain('"level":50');
  });
});
