import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, expectStatus, workbookForm } from '../support/client.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { plantWorkbook } from '../support/plant.js';
import { expectCode, expectRefused, pointersOf, posting } from '../support/refused.js';
import { smallPlant } from '../support/small-plant.js';

const ORG = '/api/organization/v1';
const UNITS = `${ORG}/units`;

describe.each(MODES)('%s: the chart refuses what its rules forbid', (mode) => {
  let platform: Installation;
  let officer: Client;
  let events: number;

  const tell = (id: string, what: string, body: object) => officer.do(`${UNITS}/${id}/${what}`, body);
  const told = async (): Promise<number> => (await officer.read(`${UNITS}/production.T5/history`)).total;

  beforeAll(async () => {
    platform = await startInstallation(mode);
    officer = await platform.as('liaohe-officer');
    expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(smallPlant))), 200);
    const team = { tree: 'production', code: 'T5', kind: 'team', name: 'T5班', parent: 'production.A1' };
    await officer.do(UNITS, { ...team, on: '2026-01-10' });
    await tell('production.T5', 'name', { name: '先锋班', on: '2026-02-01' });
    await tell('production.T5', 'parent', { parent: 'production.W1', on: '2026-02-15' });
    await tell('party.G1', 'merger', { into: 'party.G3', on: '2026-03-01' });
    await tell('production.T3', 'merger', { into: 'production.T4', on: '2026-03-05' });
    await tell('party.B1', 'merger', { into: 'party.W1', on: '2026-03-10' });
    await tell('production.T2', 'dissolution', { on: '2026-03-20' });
    events = await told();
  });
  afterAll(() => platform?.end());

  it('what the rules forbid is refused in both languages, each by its own rule and at its field', async () => {
    const at = (id: string, what: string) => `${UNITS}/${id}/${what}`;
    const on = '2026-04-01';
    const team = { tree: 'production', code: 'N', kind: 'team', name: '新班', parent: 'production.A1', on };
    const refusals: [path: string, body: object, status: number, code: string, pointer?: string][] = [
      [at('production.A1', 'parent'), { parent: 'production.A1', on }, 409, 'unit-under-itself'],
      [at('production.A1', 'parent'), { parent: 'production.T1', on }, 409, 'unit-under-itself'],
      [at('production.W', 'parent'), { parent: 'production.A1', on }, 409, 'root-unit'],
      [at('production.T1', 'parent'), { parent: 'production.T4', on }, 422, 'wrong-parent-kind', '/parent'],
      [at('party.G2', 'parent'), { parent: 'party.B1', on }, 422, 'parent-dissolved', '/parent'],
      [at('production.T5', 'parent'), { parent: 'production.A1', on: '2026-02-14' }, 422, 'before-last-move', '/on'],
      [at('production.T5', 'name'), { name: '红旗班', on: '2026-01-31' }, 422, 'before-last-rename', '/on'],
      [at('production.T5', 'name'), { name: '红旗班', on: '2099-01-01' }, 422, 'in-future', '/on'],
      [at('production.T5', 'name'), { name: '红旗班', on: '2026-01-09' }, 422, 'before-registration', '/on'],
      [at('production.T5', 'dissolution'), { on: '2026-02-14' }, 422, 'before-last-change', '/on'],
      [at('production.W1', 'dissolution'), { on }, 409, 'unit-has-units'],
      [at('production.T2', 'name'), { name: '红旗班', on }, 409, 'unit-dissolved'],
      [at('production.T1', 'merger'), { into: 'production.T1', on }, 409, 'merged-into-itself'],
      [at('production.W', 'merger'), { into: 'production.A1', on }, 409, 'merged-into-itself'],
      [at('production.T1', 'merger'), { into: 'production.W1', on }, 422, 'other-kind', '/into'],
      [at('production.T1', 'merger'), { into: 'party.G2', on }, 422, 'unknown-unit', '/into'],
      [at('production.T1', 'merger'), { into: 'production.T3', on }, 422, 'heir-dissolved', '/into'],
      [at('production.T1', 'merger'), { into: 'production.T5', on: '2026-01-09' }, 422, 'before-both-existed', '/on'],
      [at('production.T1', 'merger'), { into: 'production.T5', on: '2099-01-01' }, 422, 'in-future', '/on'],
      [UNITS, { ...team, kind: 'station', parent: 'production.T1' }, 422, 'wrong-parent-kind', '/parent'],
      [UNITS, { ...team, kind: 'partyGroup' }, 422, 'kind-of-other-tree', '/kind'],
      [UNITS, { ...team, on: '2014-12-31' }, 422, 'before-parent', '/on'],
      [UNITS, { ...team, on: '2099-01-01' }, 422, 'in-future', '/on'],
      [UNITS, { ...team, code: 'T2' }, 409, 'unit-exists'],
      [`${ORG}/team-coverages/production.T2/links`, { partyGroup: 'party.G2', from: on }, 409, 'unit-dissolved'],
      [`${ORG}/team-coverages/production.T5/links`, { partyGroup: 'party.G1', from: on }, 409, 'unit-dissolved'],
    ];
    for (const [path, body, status, code, pointer] of refusals) {
      const answer = expectCode(await expectRefused(posting(officer, path, body), status, code), status, code);
      expect([code, pointersOf(answer)]).toEqual([code, pointer ? [pointer] : []]);
    }
    expectCode(await officer.get(`${UNITS}/production.NONE/history`), 404, 'not-found');
  });

  it('and nothing of it has happened', async () => {
    expect(await told()).toBe(events);
    expect((await officer.read(`${UNITS}?tree=production`)).total).toBe(8);
  });
});
