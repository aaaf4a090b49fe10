import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type Client, expectStatus, workbookForm } from '../support/client.js';
import { describedRoutes } from '../support/every-query.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { plant, plantWorkbook } from '../support/plant.js';

const ORG = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';
const NOTICES = '/api/notification/v1';
const ON = '2026-03-01';
/** In every text that the owner writes: nobody else may ever read it. */
const MARK = '辽河独有标记';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
}
interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}
interface Call {
  method: string;
  path: string;
  operation: Operation;
}

/** An id of the same form that nobody has ever given. */
const madeUp = (id: string): string =>
  id.replace(/[A-Za-z0-9]{2,}$/, (end) => [...end].map((c) => (/\d/.test(c) ? '7' : c === 'z' ? 'y' : 'z')).join(''));

/** A body that fits the schema, with `id` wherever an id may stand. */
function bodyOf(schema: Schema | undefined, id: string, all: OpenApi['components']['schemas'], name = ''): unknown {
  if (!schema) return undefined;
  if (schema.$ref) return bodyOf(all[schema.$ref.split('/').at(-1)!], id, all, name);
  if (schema.allOf) return bodyOf(schema.allOf[0], id, all, name);
  if (schema.enum) return schema.enum[0];
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, part]) => [key, bodyOf(part, id, all, key)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, (_, i) =>
        bodyOf(schema.items, i === 0 ? id : `${id}${i}`, all, name),
      );
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      if (schema.format === 'date') return ON;
      if (name === 'url') return 'https://webhook.invalid/';
      return id;
  }
}

/** Over Kafka and MongoDB the same code answers, more slowly: there the role that may most. */
const STRANGERS = {
  embedded: ['shengli-officer', 'shengli-admin', 'shengli-member', 'group-operator'],
  distributed: ['shengli-admin'],
};

describe.each(MODES)('%s: every route with every other oilfield’s ids', (mode) => {
  let platform: Installation;
  let owner: Client;
  let api: OpenApi;
  const own: Record<string, string> = {};

  beforeAll(async () => {
    platform = await startInstallation(mode);
    owner = await platform.as('liaohe-officer');
    const sheets = plant();
    for (const rows of [sheets.party, sheets.production, sheets.people])
      for (const row of rows) row[1] = `${MARK}${row[1]}`;
    expectStatus(await owner.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
    own.unit = 'production.A1';
    own.group = 'party.G01';
    own.person = (await owner.read(`${ORG}/people?limit=1`)).items[0].id;
    own.subject = `person:${own.person}`;
    own.unitSubject = 'unit:production.A1';
    const parties = ['production.A1', 'production.A2'];
    const alliance = { name: MARK, mode: 'alliance', goal: MARK, parties, on: '2026-01-01' };
    own.alliance = (await owner.do(`${ALLIANCE}/alliances`, alliance)).id;
    const problem = { alliance: own.alliance, title: MARK, raisedBy: parties[0], severity: 3, on: '2026-02-01' };
    own.problem = (await owner.do(`${ALLIANCE}/problems`, problem)).id;
    await owner.do(`${ALLIANCE}/problems/${own.problem}/claim`, { unit: parties[1], on: ON, dueOn: '2099-01-01' });
    const items = [{ code: 'V', name: MARK, kind: 'vanguard', points: 5, evidence: false }];
    const rulebook = { code: 'UNITS', name: MARK, appliesTo: 'unit', base: 100, formula: 'base + vanguard', items };
    own.rulebook = (await owner.do(`${SCORING}/rulebooks`, rulebook)).id;
    await owner.do(`${SCORING}/rulebooks/UNITS/versions/1/adoption`, { from: '2026-01' });
    const entry = { item: 'V', on: ON, reason: MARK };
    own.entry = (await owner.do(`${SCORING}/accounts/unit:production.A1/entries`, entry)).id;
    own.event = (await owner.read(`${SCORING}/accounts/unit:production.A1?year=2026`)).entries[0].event;
    own.webhook = (await owner.do(`${NOTICES}/webhooks`, { url: 'https://webhook.invalid/', levels: ['halt'] })).id;
    own.notice = (await owner.read(`${NOTICES}/notices`)).items[0].id;
    own.cursor = (await owner.read(`${ORG}/units?limit=1`)).next;
    api = await describedRoutes<OpenApi>(owner);
  });
  afterAll(() => platform?.end());

  const calls = (): Call[] =>
    Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => ['get', 'post'].includes(method) && path.startsWith('/api/') && path.includes('/v1/'))
        .map(([method, operation]) => ({ method, path, operation })),
    );

  /** The same call with one id in every place that takes one. */
  const send = (client: Client, { method, path, operation }: Call, id: string): Promise<Answer> => {
    const filters = (operation.parameters ?? []).filter((p) => p.in === 'query' && !['limit', 'sort'].includes(p.name));
    const query = new URLSearchParams();
    for (const { name, required, schema } of filters) {
      if (schema?.enum) {
        if (required) query.set(name, String(schema.enum[0]));
      } else if (name === 'period') query.set(name, '2026-03');
      else if (name === 'from' || name === 'to' || name === 'on') query.set(name, ON);
      else if (!['asOf', 'year', 'cursor', 'dryRun'].includes(name)) query.set(name, id);
    }
    const at = path.replaceAll(/\{\w+\}/g, encodeURIComponent(id)) + (query.size > 0 ? `?${query}` : '');
    if (method === 'get') return client.get(at);
    const schema = operation.requestBody?.content['application/json']?.schema;
    return client.post(at, bodyOf(schema, id, api.components.schemas) ?? {});
  };

  /** What an answer tells: its rule and where, or all of an answer that is no refusal; without the id asked for. */
  const said = ({ status, body }: Answer, id: string): string => {
    const { type, title, errors } = body as { type?: string; title?: string; errors?: { pointer: string }[] };
    const told = status < 400 ? body : { type, title, at: errors?.map(({ pointer }) => pointer) };
    return `${status} ${JSON.stringify(told)}`.replaceAll(id, '<id>');
  };

  it.each(STRANGERS[mode])('%s is told the same of them as of ids that were never given', async (user) => {
    const stranger = await platform.as(user);
    let asked = 0;
    for (const call of calls())
      for (const [kind, id] of Object.entries(own)) {
        if (call.path.endsWith('/imports') || call.path.includes('/tenants')) continue;
        const what = `${call.method} ${call.path} with ${kind}`;
        const [theirs, nobodys] = [await send(stranger, call, id), await send(stranger, call, madeUp(id))];
        expect([what, theirs.status < 500]).toEqual([what, true]);
        expect([what, JSON.stringify(theirs.body).includes(MARK)]).toEqual([what, false]);
        // What was made under an id of his own choosing is his own.
        if (theirs.status !== 201 && theirs.status !== 200)
          expect([what, said(theirs, id)]).toEqual([what, said(nobodys, madeUp(id))]);
        asked++;
      }
    expect(asked).toBeGreaterThan(600);
  });

  it('nothing of the owner’s has changed', async () => {
    expect((await owner.read(`${ORG}/units/production.A1`)).name).toContain(MARK);
    expect((await owner.read(`${ALLIANCE}/problems`)).items).toMatchObject([{ id: own.problem, state: 'claimed' }]);
    expect((await owner.read(`${SCORING}/accounts/unit:production.A1?year=2026`)).entries).toHaveLength(1);
    expect((await owner.read(`${NOTICES}/webhooks`)).items).toMatchObject([{ id: own.webhook }]);
    expect(platform.log).not.toContain('"level":50');
  });
});
