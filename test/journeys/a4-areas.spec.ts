import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@ronghe/event-sourcing/testing';
import { readWorkbook } from '@ronghe/workbook';
import { AREAS, EMPLOYEES, MEMBERS, type Staff, tellAnsweringPlant, tellAreas } from '../support/answering-plant.js';
import type { Client } from '../support/client.js';
import { forbidden } from '../support/forbidden-contracts.js';
import { type Installation, MODES, startInstallation } from '../support/installation.js';
import { thisMoment } from '../support/moment.js';
import { expectCode, expectRefused, posting } from '../support/refused.js';
import { inDays } from '../support/training.js';

const ORG = '/api/organization/v1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FROM = '2026-02-01';
const WHOLE = { total: 137_000, contracted: 137_000, unassigned: 0 };
const all = (total: number) => ({ total, contracted: total, unassigned: 0 });
const none = (total: number) => ({ total, contracted: 0, unassigned: total });

describe.each(MODES)(
  '%s: A4 两责融合: 137,000 m² in 40 zones and 85 employees are contracted to 19 members',
  (mode) => {
    let platform: Installation;
    let officer: Client;
    let secretary: Client;
    let members: Staff[];
    let employees: Staff[];
    let areas: string[];
    let things: string[];
    let undivided: string;

    beforeAll(async () => {
      platform = await startInstallation(mode);
      [officer, secretary] = [await platform.as('liaohe-officer'), await platform.as('liaohe-secretary')];
      ({ members, employees } = await tellAnsweringPlant(officer));
      areas = await tellAreas(officer);
      things = [...areas, ...employees.map(({ id }) => `employee.${id}`)];
    });
    afterAll(() => platform?.end());

    const figures = (query = '') => officer.read(`${ORG}/responsibility${query}`);
    const divide = (items: object[], query = '') =>
      secretary.post(`${ORG}/responsibility/division${query}`, { unit: 'production.W1', from: FROM, items });
    const division = () => things.map((thing, i) => ({ thing, member: members[i % MEMBERS]!.id }));
    const contract = (thing: string, member: string, from = FROM) =>
      [`${ORG}/contracts`, { thing, member, from }] as const;

    it('before anybody answers for anything all of it is unassigned', async () => {
      expect([members.length, employees.length, areas.length]).toEqual([MEMBERS, EMPLOYEES, AREAS]);
      expect(await figures()).toMatchObject({
        areas: none(40),
        squareMetres: none(137_000),
        employees: none(85),
        double: 0,
        members: 0,
      });
      undivided = await thisMoment();
    });

    it('a division with anything wrong in it is reported row by row, and nothing of it is done', async () => {
      secretary.follow(officer);
      const wrong = [
        ...division(),
        { thing: areas[0], member: members[1]!.id },
        { thing: 'area.S1.NONE', member: members[0]!.id },
        { thing: `employee.${members[2]!.id}`, member: members[2]!.id },
      ];
      wrong[5]!.member = employees[0]!.id;
      const { status, body } = await divide(wrong);
      expect(status).toBe(200);
      expect(body).toMatchObject({ applied: false, items: 128, made: 124 });
      const problems = (body.problems as { pointer: string; code: string }[]).map((p) => [p.pointer, p.code]);
      expect(problems).toEqual([
        ['/items/5/member', 'contractor-not-member'],
        ['/items/125/thing', 'divided-twice'],
        ['/items/126/thing', 'not-found'],
        ['/items/127/member', 'contractor-is-employee'],
      ]);
      officer.follow(secretary);
      expect(await figures()).toMatchObject({ squareMetres: none(137_000), members: 0 });
    });

    it('a division that is only tried changes nothing; an even one is proposed, always the same', async () => {
      expect((await divide(division(), '?dryRun=true')).body).toMatchObject({
        applied: false,
        dryRun: true,
        made: 125,
        problems: [],
      });
      const proposal = async () => (await secretary.read(`${ORG}/responsibility/proposal?unit=production.W1`)).items;
      const items = (await proposal()) as { thing: string; member: string; squareMetres?: number }[];
      expect(items).toHaveLength(125);
      expect(new Set(items.map(({ member }) => member)).size).toBe(MEMBERS);
      const loads = members.map(({ id }) => items.filter(({ member }) => member === id));
      const sizes = loads.map((own) => own.reduce((sum, { squareMetres }) => sum + (squareMetres ?? 0), 0));
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(4_000);
      const numbers = loads.map((own) => own.filter(({ squareMetres }) => squareMetres === undefined).length);
      expect(numbers.every((n) => n === 4 || n === 5)).toBe(true);
      expect(await proposal()).toEqual(items);
    });

    it('the secretary divides all of it at once: 0 unassigned, 0 double', async () => {
      const { body } = await divide(division());
      expect(body).toMatchObject({ applied: true, items: 125, made: 125, passedOn: 0, unchanged: 0, problems: [] });
      officer.follow(secretary);
      const expected = { areas: all(40), squareMetres: WHOLE, employees: all(85), double: 0, members: 19 };
      expect(await figures()).toMatchObject(expected);
      expect(await figures('?unit=production.W1')).toMatchObject(expected);
      expect(await figures('?unit=production.W2')).toMatchObject({ areas: all(0), employees: all(0), members: 0 });
      expect((await divide(division())).body).toMatchObject({ applied: true, made: 0, unchanged: 125 });
    });

    it('who answers for how much, by member and by unit', async () => {
      const shares = (await officer.read(`${ORG}/responsibility/members?limit=200`)).items as Record<string, number>[];
      const sum = (field: string): number => shares.reduce((total, share) => total + share[field]!, 0);
      expect([shares.length, sum('areas'), sum('squareMetres'), sum('employees')]).toEqual([19, 40, 137_000, 85]);
      const first = shares.find((share) => share['name'] === (members[0]!.name as unknown))!;
      expect(first).toMatchObject({ areas: 3, employees: 4 });
      const units = (await officer.read(`${ORG}/responsibility/units?unit=production.W1`)).items;
      expect(units).toHaveLength(4);
      for (const unit of units)
        expect(unit).toMatchObject({ areas: 10, unassignedSquareMetres: 0, unassignedEmployees: 0 });
      const rows = (await officer.read(`${ORG}/contracts?member=${members[0]!.id}&kind=area`)).items;
      expect(rows).toHaveLength(3);
      expect(rows[0]).toMatchObject({ memberName: members[0]!.name, state: 'inForce', from: FROM });
    });

    it('a member sees on his own page what he answers for, and nobody else’s', async () => {
      const member = await platform.as('liaohe-member');
      member.follow(secretary);
      const me = (await member.read(`${ORG}/me`)).person;
      const mine = (await member.read(`${ORG}/contracts/mine?limit=200`)).items as Record<string, string>[];
      expect(mine.map(({ thing }) => thing).sort()).toEqual(
        division()
          .filter(({ member: of }) => of === me)
          .map(({ thing }) => thing)
          .sort(),
      );
      expect(mine.find(({ kind }) => kind === 'employee')!['employeeName']).toMatch(/^钱职工\d+$/);
      expect((await member.read(`${ORG}/contracts?limit=200`)).items).toHaveLength(mine.length);
      const shown = (await member.read(`${ORG}/areas?limit=200`)).items as Record<string, string>[];
      expect(shown).toHaveLength(40);
      expect(shown.filter(({ memberName }) => memberName).every(({ member: of }) => of === me)).toBe(true);
      expectCode(await member.post(...contract(areas[0]!, me)), 403, 'role-not-allowed');
    });

    it('what the rules forbid is refused by name, in both languages', async () => {
      const area = { unit: 'production.S1', code: 'X1', name: '新区', squareMetres: 10, on: '2026-01-01' };
      await officer.do(`${ORG}/areas`, area);
      await officer.do(`${ORG}/units/production.W2/dissolution`, { on: '2026-01-15' });
      const free = 'area.S1.X1';
      for (const [path, body, status, code] of forbidden({ area, areas, free, members, employees }))
        expectCode(await expectRefused(posting(officer, path, body), status, `${code} ${path}`), status, code);
      expect((await divide([{ thing: areas[0], member: members[1]!.id }])).body.problems).toMatchObject([
        { pointer: '/items/0/thing', code: 'already-contracted' },
      ]);
    });

    it('an area is measured anew, passed on, ended, contracted again and closed; each day has its own figures', async () => {
      const free = 'area.S1.X1';
      const [m, n] = [members[0]!.id, members[1]!.id];
      expect(await figures()).toMatchObject({ squareMetres: { total: 137_010, contracted: 137_000, unassigned: 10 } });
      await officer.do(...contract(free, m, inDays(30)));
      await officer.do(`${ORG}/contracts/${free}/end`, { to: inDays(0), reason: '年份有误' });
      await officer.do(...contract(free, m));
      await officer.do(`${ORG}/areas/${free}/measurement`, { squareMetres: 12.25, on: '2026-03-01' });
      await officer.do(`${ORG}/contracts/${free}/transfer`, { member: n, on: '2026-03-10', reason: '轮岗' });
      await officer.do(`${ORG}/contracts/${free}/end`, { to: '2026-04-01', reason: '轮换' });
      expectCode(await officer.post(...contract(free, m, '2026-03-31')), 422, 'overlaps');
      await officer.do(...contract(free, m, '2026-04-10'));
      await officer.do(`${ORG}/areas/${free}/closure`, { on: '2026-05-01', reason: '拆除' });
      const on = async (day: string) => {
        const { total, unassigned } = (await figures(`?on=${day}`)).squareMetres;
        return [total, unassigned];
      };
      expect(await on('2026-02-28')).toEqual([137_010, 0]);
      expect(await on('2026-03-31')).toEqual([137_012.25, 0]);
      expect(await on('2026-04-05')).toEqual([137_012.25, 12.25]);
      expect(await on('2026-04-30')).toEqual([137_012.25, 0]);
      expect(await on('2026-05-01')).toEqual([137_000, 0]);
      const { items } = await officer.read(`${ORG}/contracts?thing=${free}&sort=from`);
      expect(items.map((row: Record<string, string>) => [row.member, row.from, row.to, row.cause, row.state])).toEqual([
        [m, FROM, '2026-03-10', 'passedOn', 'ended'],
        [n, '2026-03-10', '2026-04-01', 'decided', 'ended'],
        [m, '2026-04-10', '2026-05-01', 'closed', 'ended'],
        [m, inDays(30), inDays(30), 'decided', 'ended'],
      ]);
      const then = await figures(`?asOf=${undivided}`);
      expect(then).toMatchObject({ squareMetres: none(137_000), employees: none(85), members: 0 });
    });

    it('the list is exported whole', async () => {
      const bytes = await officer.bytes(`${ORG}/areas`, XLSX);
      const text = (header: string) => ({ header, kind: 'text' as const, required: true });
      const columns = { size: text('面积（平方米）'), state: text('承包'), member: text('承包党员') };
      const { sheets } = await readWorkbook(bytes, [{ name: '责任区和示范岗', columns }]);
      const { rows } = sheets[0]!;
      expect(rows).toHaveLength(40);
      expect(rows.reduce((sum, { values }) => sum + Number(values.size), 0)).toBe(137_000);
      expect(rows.every(({ values }) => values.state === '已承包')).toBe(true);
    });

    it('who leaves or is forgotten answers for nothing any more: what was his is unassigned and shown so', async () => {
      const admin = await platform.as('liaohe-admin');
      const [left, forgotten] = [members[4]!.id, members[3]!.id];
      const theirs = division().flatMap(({ thing, member }) => ([left, forgotten].includes(member) ? thing : []));
      const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
      await officer.do(`${ORG}/people/${left}/departure`, { reason: 'retired', on: today });
      await officer.do(`${ORG}/people/${forgotten}/forgetting`, { reason: '本人申请' });
      admin.follow(officer);
      await admin.do(`${ORG}/people/${forgotten}/forgetting/approval`, {});
      officer.follow(admin);
      const areasOfTheirs = theirs.filter((thing) => thing.startsWith('area.'));
      await eventually(async () =>
        expect(await figures()).toMatchObject({
          areas: { total: 40, unassigned: areasOfTheirs.length },
          employees: { total: 85, unassigned: theirs.length - areasOfTheirs.length },
          ...{ double: 0, members: 17 },
        }),
      );
      const open = (await officer.read(`${ORG}/areas?state=unassigned`)).items as { id: string }[];
      expect(open.map(({ id }) => id).sort()).toEqual(areasOfTheirs.sort());
      const past = async (member: string) => (await officer.read(`${ORG}/contracts?member=${member}&kind=area`)).items;
      expect((await past(forgotten))[0]).toMatchObject({ memberName: null, cause: 'memberGone', state: 'ended' });
      expect((await past(left))[0]).toMatchObject({ memberName: members[4]!.name, cause: 'memberGone', to: today });
      const bound = { thing: areasOfTheirs[0], member: left, from: today };
      expectCode(await officer.post(`${ORG}/contracts`, bound), 422, 'contractor-left');
    });

    it('kill -9 and a restart: all of it is still there, and an employee’s contract is on the stream', async () => {
      const before = await figures();
      await platform.crash();
      officer = await platform.as('liaohe-officer');
      expect(await figures()).toEqual(before);
      expect(await platform.stop()).toBe(true);
      const made = (await platform.commits())
        .flatMap(({ events }) => events)
        .filter(({ type }) => type === 'organization.contract-made')
        .map(({ data }) => data as Record<string, string>);
      const thing = `employee.${employees[0]!.id}`;
      const { member } = division().find((item) => item.thing === thing)!;
      expect(made.filter((data) => data['thing'] === thing)).toEqual([
        {
          ...{ contract: `${thing}@1`, thing, kind: 'employee', unit: employees[0]!.unit },
          ...{ person: member, employee: employees[0]!.id, from: FROM },
        },
      ]);
      expect(made).toHaveLength(125 + 4);
    });
  },
);
