import { type Client, expectStatus, workbookForm } from './client.js';
import { plantWorkbook, range } from './plant.js';

const ORG = '/api/organization/v1';

/** A team of thirty in the demo secretary's area; one of them is the demo's member. Answers who they are. */
export async function tellTeamOfThirty(officer: Client): Promise<string[]> {
  const of = (no: string, name: string, unit: string) => [no, name, null, null, unit, null, null, '2016-01-01'];
  const sheets = {
    party: [
      ['C1', '公司党委', '党委', null, '2015-01-01'],
      ['W1', '一区党支部', '党支部', 'C1', '2015-01-01'],
    ],
    production: [
      ['C1', '公司', '公司', null, '2015-01-01'],
      ['W1', '一区', '作业区', 'C1', '2015-01-01'],
      ['T1', '采油一班', '班组', 'W1', '2015-01-01'],
      ['T2', '采油二班', '班组', 'W1', '2015-01-01'],
    ],
    people: [
      ...range(29).map((i) => of(`31${String(i).padStart(3, '0')}`, `责任人${i}`, 'T1')),
      of('90000003', '责任人30', 'T1'),
      of('32001', '外班人', 'T2'),
    ],
    links: [],
  };
  expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
  const people = (await officer.read(`${ORG}/people?unit=production.T1&limit=200`)).items as {
    id: string;
    employeeNo: string;
  }[];
  return people.sort((a, b) => (a.employeeNo < b.employeeNo ? -1 : 1)).map(({ id }) => id);
}
