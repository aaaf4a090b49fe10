import type { Staff } from './answering-plant.js';

const ORG = '/api/organization/v1';
const FROM = '2026-02-01';

interface Known {
  /** An area as it was registered, of which `free` is the id. */
  area: object;
  free: string;
  /** Areas and employees that are contracted from {@link FROM} on, the first of each to the first member. */
  areas: readonly string[];
  members: readonly Staff[];
  employees: readonly Staff[];
}

/** What the rules of areas and contracts forbid: how it is asked, and what it answers. */
export function forbidden({ area, areas, free, members, employees }: Known) {
  const [m, n] = [members[0]!.id, members[1]!.id];
  const contract = (thing: string, member: string, from = FROM) =>
    [`${ORG}/contracts`, { thing, member, from }] as const;
  const post = (path: string) => `${ORG}/contracts/${path}`;
  const refusals: (readonly [path: string, body: object, status: number, code: string])[] = [
    [...contract(areas[0]!, n), 409, 'already-contracted'],
    [...contract(`employee.${employees[1]!.id}`, n, '2026-05-01'), 409, 'already-contracted'],
    [...contract('area.S1.NONE', n), 404, 'not-found'],
    [...contract('employee.nobody', n), 404, 'not-found'],
    [...contract(free, 'nobody'), 422, 'unknown-person'],
    [...contract(free, employees[0]!.id), 422, 'contractor-not-member'],
    [...contract(free, employees[9]!.id), 422, 'contractor-not-member'],
    [...contract(`employee.${n}`, n), 422, 'contractor-is-employee'],
    [...contract(free, n, '2025-12-31'), 422, 'before-area'],
    [...contract(free, n, '2017-12-31'), 422, 'before-area'],
    [...contract(free, n, '2062-01-01'), 422, 'too-far-ahead'],
    [...contract(`employee.${n}`, m, '2017-12-31'), 422, 'before-employment'],
    [post(`${areas[0]}/end`), { to: FROM, reason: '轮换' }, 422, 'ends-before-it-begins'],
    [post(`${areas[0]}/end`), { to: '2025-12-31', reason: '轮换' }, 422, 'ends-before-it-begins'],
    [post(`${free}/end`), { to: '2026-03-01', reason: '轮换' }, 409, 'not-contracted'],
    [post(`${free}/transfer`), { member: n, on: '2026-03-01' }, 409, 'not-contracted'],
    [post(`${areas[0]}/end`), { to: '2062-01-01', reason: '轮换' }, 422, 'too-far-ahead'],
    [post(`${areas[0]}/transfer`), { member: m, on: '2026-03-01' }, 422, 'passed-on-to-himself'],
    [`${ORG}/areas`, area, 409, 'area-exists'],
    [`${ORG}/areas`, { ...area, code: 'X2', squareMetres: 0 }, 422, 'invalid-fields'],
    [`${ORG}/areas`, { ...area, code: 'X2', squareMetres: -3 }, 422, 'invalid-fields'],
    [`${ORG}/areas`, { ...area, code: 'X2', squareMetres: 3.001 }, 422, 'invalid-fields'],
    [`${ORG}/areas`, { ...area, code: 'X2', on: '2015-12-31' }, 422, 'before-unit'],
    [`${ORG}/areas`, { ...area, code: 'X2', on: '2062-01-01' }, 422, 'too-far-ahead'],
    [`${ORG}/areas`, { ...area, code: 'X2', unit: 'production.W2' }, 409, 'unit-dissolved'],
    [`${ORG}/areas`, { ...area, code: 'X2', unit: 'party.W1' }, 404, 'not-found'],
    [`${ORG}/areas/${free}/measurement`, { squareMetres: 10, on: '2026-02-01' }, 409, 'area-of-that-size'],
    [`${ORG}/areas/${free}/measurement`, { squareMetres: 9, on: '2025-02-01' }, 422, 'before-last-measurement'],
    [`${ORG}/areas/${free}/closure`, { reason: '拆除', on: '2025-12-31' }, 422, 'closed-before-it-was'],
    [`${ORG}/areas/${areas[0]}/closure`, { reason: '拆除', on: '2026-01-31' }, 422, 'closed-while-contracted'],
  ];
  return refusals;
}
