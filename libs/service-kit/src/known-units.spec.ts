import { describe, expect, it } from '@jest/globals';
import type { ChartFact } from '@ronghe/contracts';
import type { ModelReader } from '@ronghe/event-sourcing';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { type KnownUnit, UnitDirectory, knownUnits } from './known-units.js';

const units = knownUnits('here');
const registered: ChartFact = {
  type: 'organization.unit-registered',
  data: {
    unit: 'production.T1',
    tree: 'production',
    code: 'T1',
    kind: 'team',
    name: '一班',
    parent: 'production.A1',
    on: '2020-01-01',
  },
};
const { unit: _, ...kept } = registered.data as KnownUnit & { unit: string };

describe('what a service knows of units', () => {
  it('follows a unit through its names, parents and its end', () => {
    const facts: ChartFact[] = [
      registered,
      {
        type: 'organization.unit-renamed',
        data: { unit: 'production.T1', name: '先锋班', on: '2026-01-01' },
      },
      {
        type: 'organization.unit-moved',
        data: { unit: 'production.T1', parent: 'production.A2', previousParent: 'production.A1', on: '2026-02-01' },
      },
      { type: 'organization.unit-dissolved', data: { unit: 'production.T1', kind: 'team', on: '2026-03-01' } },
    ];
    givenEvents(units, recorded(facts)).then('production.T1', {
      ...kept,
      name: '先锋班',
      parent: 'production.A2',
      dissolvedOn: '2026-03-01',
    });
  });

  it('of a unit that was merged it knows what goes on in its place', () => {
    const facts: ChartFact[] = [
      registered,
      {
        type: 'organization.unit-merged',
        data: { unit: 'production.T1', into: 'production.T2', kind: 'team', on: '2026-03-01' },
      },
      { type: 'organization.unit-dissolved', data: { unit: 'production.T1', kind: 'team', on: '2026-03-01' } },
    ];
    givenEvents(units, recorded(facts)).then('production.T1', {
      ...kept,
      mergedInto: 'production.T2',
      dissolvedOn: '2026-03-01',
    });
  });

  it('is nothing of a unit that was never registered', () => {
    givenEvents(
      units,
      recorded<ChartFact>([
        { type: 'organization.unit-dissolved', data: { unit: 'x', kind: 'team', on: '2026-03-01' } },
      ]),
    ).then('x', undefined);
  });
});

describe('the directory of units', () => {
  const document = (name: string, parent?: string, mergedInto?: string): KnownUnit => ({
    ...kept,
    name,
    parent,
    mergedInto,
  });
  const found = {
    top: document('公司'),
    area: document('一区', 'top'),
    team: document('一班', 'area'),
    old: document('二区', 'top', 'area'),
    older: document('二班', 'old'),
  };
  const reader = {
    find: () => Promise.resolve(Object.entries(found).map(([key, unit]) => ({ key, document: unit }))),
  } as unknown as ModelReader;

  it('says what lies above a unit, and what under it', async () => {
    const directory = await UnitDirectory.of(reader, units);
    expect(directory.within('team')).toEqual(['team', 'area', 'top']);
    expect(directory.within(undefined)).toEqual([]);
    expect(directory.within('older')).toEqual(['older', 'old', 'area', 'top']);
    expect(directory.path('team')).toBe('公司 / 一区 / 一班');
    expect([directory.under('team', 'top'), directory.under('area', 'team')]).toEqual([true, false]);
    expect([directory.name('area'), directory.name('gone')]).toEqual(['一区', 'gone']);
    expect(() => directory.require('gone')).toThrow('not-found');
  });
});
