import { describe, expect, it } from '@jest/globals';
import type { ContractFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { type Area, areas, isThere, sizeOn } from './areas.js';
import { contracts, holdsOn } from './contracts.js';
import { divideEvenly } from './proposal.js';
import type { Thing } from './responsibility.js';

const unit = 'production.T1';
const thing = 'area.T1.A1';
const registered: ContractFact = {
  type: 'organization.area-registered',
  data: { thing, unit, code: 'A1', name: '一号泵房', squareMetres: 120, on: '2026-01-01' },
};
const measured: ContractFact = {
  type: 'organization.area-measured',
  data: { thing, unit, squareMetres: 130.5, previousSquareMetres: 120, on: '2026-03-01' },
};
const closed: ContractFact = {
  type: 'organization.area-closed',
  data: { thing, unit, on: '2026-06-01', reason: '拆除' },
};
const area: Area = {
  kind: 'area',
  unit,
  code: 'A1',
  name: '一号泵房',
  on: '2026-01-01',
  measures: [
    { on: '2026-01-01', squareMetres: 120 },
    { on: '2026-03-01', squareMetres: 130.5 },
  ],
};

describe('areas', () => {
  it('keep every size and the day they were closed', () => {
    const read = givenEvents(areas, recorded([registered, measured, closed]));
    read.then(thing, { ...area, closedOn: '2026-06-01' });
  });

  it('go on with the unit into which theirs was merged', () => {
    const followed: ContractFact = {
      type: 'organization.area-followed-unit',
      data: { thing, unit: 'production.T2', previousUnit: unit, on: '2026-04-01' },
    };
    givenEvents(areas, recorded([registered, measured, followed])).then(thing, { ...area, unit: 'production.T2' });
  });

  it('posts have no size; what was never registered is not there', () => {
    const post = { thing: 'post.T1.P1', unit, code: 'P1', name: '输油岗', on: '2026-01-01' };
    const declared: ContractFact = { type: 'organization.demonstration-post-declared', data: post };
    const { thing: id, ...row } = post;
    givenEvents(areas, recorded([declared])).then(id, { kind: 'post', ...row, measures: [] });
    givenEvents(areas, recorded([measured])).then(thing, undefined);
    givenEvents(areas, recorded([closed])).then(thing, undefined);
  });

  it('have on each day the size of that day, from the first day to the one before they are closed', () => {
    expect(['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01'].map((day) => sizeOn(area, day))).toEqual([
      undefined,
      120,
      120,
      130.5,
    ]);
    const gone = { ...area, closedOn: '2026-06-01' };
    expect(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map((day) => isThere(gone, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('contracts', () => {
  const contract = { contract: `${thing}@1`, thing, kind: 'area' as const, unit, person: 'm', from: '2026-02-01' };
  const made: ContractFact = { type: 'organization.contract-made', data: contract };
  const ended: ContractFact = {
    type: 'organization.contract-ended',
    data: { ...contract, to: '2026-04-01', cause: 'decided', reason: '轮换' },
  };
  const row = { thing, kind: 'area' as const, unit, member: 'm', employee: undefined, from: '2026-02-01' };

  it('are each kept, and what ended them', () => {
    givenEvents(contracts, recorded([made])).then(contract.contract, row);
    const read = givenEvents(contracts, recorded([made, ended]));
    read.then(contract.contract, { ...row, to: '2026-04-01', cause: 'decided', reason: '轮换' });
    givenEvents(contracts, recorded([ended])).then(contract.contract, undefined);
  });

  it('hold from their first day to the one before they end', () => {
    const days = ['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01'];
    expect(days.map((day) => holdsOn({ from: '2026-02-01', to: '2026-04-01' }, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(holdsOn({ from: '2026-02-01', to: '2026-02-01' }, '2026-02-01')).toBe(false);
  });
});

describe('an even division', () => {
  const place = (id: string, squareMetres: number): Thing => ({ id, kind: 'area', unit, squareMetres, contracts: [] });
  const worker = (person: string, of = unit): Thing => ({
    id: `employee.${person}`,
    kind: 'employee',
    unit: of,
    employee: person,
    contracts: [],
  });
  const [m, n] = [
    { person: 'm', unit },
    { person: 'n', unit: 'production.T2' },
  ];

  it('gives the largest area first, each to whoever has least', () => {
    const places = [place('a', 100), place('b', 300), place('c', 150), place('d', 50)];
    expect(divideEvenly(places, [n, m])).toEqual([
      { thing: 'b', member: 'm' },
      { thing: 'c', member: 'n' },
      { thing: 'a', member: 'n' },
      { thing: 'd', member: 'n' },
    ]);
  });

  it('is the same in whatever order it is asked', () => {
    const places = [place('a', 100.1), place('b', 100.1), place('c', 99.9)];
    expect(divideEvenly(places.toReversed(), [m, n])).toEqual(divideEvenly(places, [n, m]));
  });

  it('counts what members have already', () => {
    const document = { thing: 'z', kind: 'area' as const, unit, member: 'm', from: '2026-01-01' };
    const held = { ...place('z', 500), contracts: [{ key: 'z@1', document }] };
    expect(divideEvenly([place('a', 100)], [m, n], [held])).toEqual([{ thing: 'a', member: 'n' }]);
  });

  it('gives employees by number, to the member of their own unit before others', () => {
    expect(divideEvenly([worker('x', 'production.T2'), worker('y')], [m, n])).toEqual([
      { thing: 'employee.x', member: 'n' },
      { thing: 'employee.y', member: 'm' },
    ]);
  });

  it('never gives anybody himself, and nothing to nobody', () => {
    expect(divideEvenly([worker('m')], [m])).toEqual([]);
    expect(divideEvenly([place('a', 1)], [])).toEqual([]);
  });
});
