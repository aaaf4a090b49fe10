import { type Client, expectStatus, workbookForm } from './client.js';
import { group, plant, plantWorkbook, range, team } from './plant.js';

const ORGANIZATION = '/api/organization/v1';
const SCORING = '/api/scoring/v1';
const ALLIANCE = '/api/alliance-project/v1';
const NOTICES = '/api/notification/v1';
const area = (i: number): string => `production.A${i}`;

/** Told like nobody else in the plant. */
export const FORGOTTEN = { no: 'ZX90001', name: '欧阳遗忘之', idNumber: '11010519491231002X', phone: '13987651234' };
export const KEPT = { no: 'ZX90002', name: '司徒长留之', idNumber: '440524198001010013', phone: '13812349876' };
export const personal = ({ no, name, idNumber, phone }: typeof KEPT): string[] => [no, name, idNumber, phone];
/** Where both work. */
export const THEIR_UNIT = `production.${team(1)}`;
const FREE_PORT_OF_NOBODY = 'http://127.0.0.1:9/hook';

const PEOPLE_RULEBOOK = {
  code: 'PEOPLE',
  name: '党员积分细则',
  appliesTo: 'person',
  base: 100,
  formula: '0.6 * base + 0.4 * vanguard',
  items: [{ code: 'V-HELP', name: '帮带新员工', kind: 'vanguard', points: 5, evidence: false }],
};

export interface TwoPeople {
  person: string;
  kept: string;
  alliance: string;
}

export async function idOf(officer: Client, employeeNo: string): Promise<string> {
  const { items } = await officer.read(`${ORGANIZATION}/people?employeeNo=${employeeNo}`);
  if (items.length !== 1) throw new Error(`${items.length} people have this employee number`);
  return items[0].id;
}

/** A plant with the two in it, the one from a workbook and the other by hand, and all that can hang on a person. */
export async function plantWithTwoPeople(officer: Client, admin: Client, webhook: string): Promise<TwoPeople> {
  const sheets = plant();
  sheets.people.push([...personal(FORGOTTEN), team(1), group(1), '正式党员', '2021-07-01']);
  expectStatus(await officer.post(`${ORGANIZATION}/imports`, workbookForm(await plantWorkbook(sheets))), 200);
  const { no: employeeNo, ...others } = KEPT;
  await officer.do(`${ORGANIZATION}/people`, { employeeNo, ...others, unit: THEIR_UNIT, employedOn: '2021-07-01' });
  const [person, kept] = [await idOf(officer, FORGOTTEN.no), await idOf(officer, KEPT.no)];

  const levels = ['information', 'reminder', 'warning', 'halt'];
  for (const url of [webhook, FREE_PORT_OF_NOBODY]) await officer.do(`${NOTICES}/webhooks`, { url, levels });
  await officer.do(`${SCORING}/rulebooks`, PEOPLE_RULEBOOK);
  await officer.do(`${SCORING}/rulebooks/PEOPLE/versions/1/adoption`, { from: '2026-01' });
  for (const [subject, times] of [
    [person, 2],
    [kept, 1],
  ] as const)
    for (const day of range(times)) {
      const entry = { item: 'V-HELP', on: `2026-03-0${day}`, reason: '师带徒' };
      await officer.do(`${SCORING}/accounts/person:${subject}/entries`, entry);
    }
  await officer.do(`${ORGANIZATION}/people/${person}/unit`, { unit: `production.${team(2)}`, on: '2026-03-05' });
  await officer.do(`${ORGANIZATION}/people/${person}/unit`, { unit: THEIR_UNIT, on: '2026-03-06' });
  const role = { person, role: 'branchSecretary', unit: 'party.B2', from: '2026-01-01' };
  await admin.do(`${ORGANIZATION}/role-assignments`, role);
  const parties = [area(1), area(2)];
  const formed = { name: '平台井联盟', mode: 'alliance', goal: '共建', parties, on: '2026-02-01' };
  const { id: alliance } = await officer.do(`${ALLIANCE}/alliances`, formed);
  const problem = { alliance, title: '躺井率高', raisedBy: area(1), on: '2026-03-02', severity: 2 };
  await officer.do(`${ALLIANCE}/problems`, problem);
  return { person, kept, alliance };
}
