import { type Client, expectStatus, workbookForm } from './client.js';
import { plant, plantWorkbook, team } from './plant.js';

const ORG = '/api/organization/v1';
export const SINCE = '2026-01-01';

/** Branch, and by their numbers in the plant its committee’s three members, the first being its secretary. */
const COMMITTEES: readonly (readonly [branch: string, members: readonly number[]])[] = [
  ['B1', [9, 18, 27]],
  ['B2', [1, 10, 19]],
  ['B3', [2, 11, 20]],
];
/** Those of them who lead their team: two of the first branch, one of the second; 5 leads one and is in no committee. */
export const TEAM_LEADERS = [18, 27, 10, 5];
/** Secretary of the third branch, and head of its area. */
const HEAD = 2;

/** A plant of 61 teams with three committees of three; answers people by their numbers. */
export async function tellCommittees(officer: Client): Promise<(i: number) => string> {
  expectStatus(await officer.post(`${ORG}/imports`, workbookForm(await plantWorkbook(plant()))), 200);
  const { items } = await officer.read(`${ORG}/people?limit=200&q=${encodeURIComponent('李党员')}`);
  const named = new Map((items as { id: string; name: string }[]).map(({ id, name }) => [name, id]));
  const person = (i: number): string => named.get(`李党员${i}`)!;
  const appoint = async (unit: string, code: string, name: string, role: string, i: number): Promise<void> => {
    const { id } = await officer.do(`${ORG}/posts`, { unit, code, name, role, duties: [], on: SINCE });
    await officer.do(`${ORG}/posts/${id}/appointments`, { person: person(i), from: SINCE });
  };
  for (const [branch, members] of COMMITTEES)
    for (const [nth, i] of members.entries()) {
      const [name, role] = nth === 0 ? ['书记', 'secretary'] : ['支委', 'committeeMember'];
      await appoint(`party.${branch}`, `K${nth}`, name, role, i);
    }
  for (const i of TEAM_LEADERS) await appoint(`production.${team(i)}`, 'L', '班长', 'teamLeader', i);
  await appoint('production.A3', 'HEAD', '区长', 'head', HEAD);
  return person;
}
