import { type Client, expectStatus, workbookForm } from './client.js';
import { plantWorkbook } from './plant.js';

const ORG = '/api/organization/v1';

/** The demo secretary's area with two stations, seven leaders and a worker. Answers who they are, by name. */
export async function tellFront(officer: Client): Promise<Record<string, string>> {
  const of = (no: number, name: string, unit: string) => [String(no), name, null, null, unit, null, null, '2016-01-01'];
  const sheets = {
    party: [
      ['C1', '公司党委', '党委', null, '2015-01-01'],
      ['W1', '一区党支部', '党支部', 'C1', '2015-01-01'],
    ],
    production: [
      ['C1', '公司', '公司', null, '2015-01-01'],
      ['W1', '一区', '作业区', 'C1', '2015-01-01'],
      ['W2', '二区', '作业区', 'C1', '2015-01-01'],
      ['S1', '一号站', '站', 'W1', '2015-01-01'],
      ['S2', '二号站', '站', 'W1', '2015-01-01'],
    ],
    people: [
      ...[1, 2, 3, 4, 5, 6, 7].map((i) => of(41_000 + i, `领导${i}`, 'W1')),
      of(42_001, '整改员', 'S1'),
      of(90_000_003, '本人', 'S1'),
    ],
    links: [],
  };
  expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
  const { items } = await officer.read(`${ORG}/people?limit=200`);
  return Object.fromEntries((items as { id: string; name: string }[]).map(({ id, name }) => [name, id]));
}
