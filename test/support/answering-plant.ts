import { type Client, expectStatus, workbookForm } from './client.js';
import { plantWorkbook, range } from './plant.js';

const ORG = '/api/organization/v1';

export const AREAS = 40;
export const EMPLOYEES = 85;
export const MEMBERS = 19;
/** Forty areas of the account's 137,000 m² in all, no two neighbours of one size. */
export const sizeOfArea = (i: number): number => 3_425 + (i % 2 === 0 ? 1 : -1) * 25.5 * Math.ceil(i / 2);
export const codeOfArea = (i: number): string => `Q${String(i).padStart(2, '0')}`;
const stationOf = (i: number): number => 1 + (i % 4);

/** A plant of four stations with 19 members and 85 who are none; the demo's member is one of the 19. */
export const answeringPlant = {
  party: [
    ['C1', '采油厂党委', '党委', null, '2015-01-01'],
    ['W1', '采油一区党支部', '党支部', 'C1', '2015-01-01'],
  ],
  production: [
    ['C1', '采油厂', '厂', null, '2015-01-01'],
    ['W1', '采油一区', '作业区', 'C1', '2015-01-01'],
    ...range(4).map((s) => [`S${s}`, `集输${s}站`, '站', 'W1', '2016-01-01']),
    ['W2', '采油二区', '作业区', 'C1', '2015-01-01'],
  ],
  people: [
    ...range(MEMBERS - 1).map((i) => [
      `51${String(i).padStart(3, '0')}`,
      `赵党员${i}`,
      null,
      null,
      `S${stationOf(i)}`,
      null,
      i === 1 ? '预备党员' : '正式党员',
      '2018-01-01',
    ]),
    ['90000003', `赵党员${MEMBERS}`, null, null, 'S1', null, '正式党员', '2018-01-01'],
    ...range(EMPLOYEES).map((i) => [
      `52${String(i).padStart(3, '0')}`,
      `钱职工${i}`,
      null,
      null,
      `S${stationOf(i)}`,
      null,
      i === 1 ? '积极分子' : null,
      '2019-01-01',
    ]),
  ],
  links: [],
};

export interface Staff {
  id: string;
  name: string;
  unit: string;
  membership?: string;
}

/** Fills the plant; answers who works in it, by their numbers. */
export async function tellAnsweringPlant(officer: Client): Promise<{ members: Staff[]; employees: Staff[] }> {
  expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(answeringPlant))), 200);
  const all = (await officer.read(`${ORG}/people?limit=200`)).items as (Staff & { employeeNo: string })[];
  all.sort((a, b) => (a.employeeNo < b.employeeNo ? -1 : 1));
  const isMember = ({ membership }: Staff): boolean => membership === 'full' || membership === 'probationary';
  return { members: all.filter(isMember), employees: all.filter((one) => !isMember(one)) };
}

/** Registers the forty areas, ten at each station. */
export async function tellAreas(officer: Client): Promise<string[]> {
  const areas: string[] = [];
  for (const i of range(AREAS)) {
    const of = { unit: `production.S${stationOf(i)}`, code: codeOfArea(i), name: `${i}号责任区` };
    areas.push((await officer.do(`${ORG}/areas`, { ...of, squareMetres: sizeOfArea(i), on: '2026-01-01' })).id);
  }
  return areas;
}
