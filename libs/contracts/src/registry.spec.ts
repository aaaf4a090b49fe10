import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import Type from 'typebox';
import { EventRefused, catalogue, catalogueOf, contracts, eventTypes } from './registry.js';
import { event } from './schema.js';
import { sampleOf } from './testing/sample.js';

const all = Object.entries(contracts).flatMap(([service, list]) => list.map((contract) => ({ service, ...contract })));

describe.each(all)('$type', ({ service, type, version, schema, zh, en, upcasts }) => {
  const good = sampleOf(schema) as Record<string, unknown>;

  it('is named by its service, in words of both languages, with a step from each version to the next', () => {
    expect(type).toMatch(new RegExp(`^${service}\\.[a-z]+(-[a-z]+)*$`));
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z]/);
    expect(upcasts).toHaveLength(version - 1);
  });

  it('takes what its schema says and gives it back', () => {
    const stored = catalogue.stamp({ type, data: good });
    expect(stored).toEqual({ type, v: version, data: good });
    expect(catalogue.read(stored)).toEqual({ type, data: good });
  });

  it('refuses an unknown field', () => {
    expect(() => catalogue.stamp({ type, data: { ...good, surprise: 1 } })).toThrow(EventRefused);
  });

  it('refuses each required field missing, null or of another type', () => {
    for (const name of schema.required) {
      const { [name]: value, ...rest } = good;
      for (const wrong of [rest, { ...rest, [name]: null }, { ...rest, [name]: typeof value === 'object' ? 'x' : {} }])
        expect(() => catalogue.stamp({ type, data: wrong })).toThrow(EventRefused);
    }
  });

  it('takes a field that is undefined as one that is absent', () => {
    expect(catalogue.stamp({ type, data: { ...good, surprise: undefined } }).data).toEqual(good);
  });
});

describe('the catalogue', () => {
  it('has each name once', () => {
    expect(new Set(eventTypes).size).toBe(eventTypes.length);
  });

  it('knows no other name, neither to write nor to read', () => {
    expect(() => catalogue.stamp({ type: 'x.y', data: {} })).toThrow(EventRefused);
    expect(() => catalogue.read({ type: 'x.y', v: 1, data: {} })).toThrow(EventRefused);
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(() => catalogue.read({ type: name, v: 1, data: {} })).toThrow(EventRefused);
  });

  it('numbers that JSON cannot hold are refused, not stored as null', () => {
    const type = 'scoring.points-recorded';
    const good = sampleOf(contracts.scoring.find((e) => e.type === type)!.schema) as object;
    for (const points of [NaN, Infinity])
      expect(() => catalogue.stamp({ type, data: { ...good, points } })).toThrow(EventRefused);
  });

  it('personal data enters sealed or not at all', () => {
    const type = 'organization.person-registered';
    const good = sampleOf(contracts.organization.find((e) => e.type === type)!.schema) as object;
    for (const field of ['name', 'employeeNo', 'idNumber', 'phone'])
      expect(() => catalogue.stamp({ type, data: { ...good, [field]: '王建国' } })).toThrow(EventRefused);
  });

  it('random payloads are refused with the event’s name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...eventTypes), fc.jsonValue(), (type, data) => {
        expect(() => catalogue.stamp({ type, data })).toThrow(type);
      }),
      { numRuns: 300 },
    );
  });
});

describe('old versions', () => {
  const versions = catalogueOf([
    event('a.renamed', '已更名', 'Renamed', { full: Type.String(), length: Type.Integer() }, [
      ({ name }: { name: string }) => ({ full: name }),
      ({ full }: { full: string }) => ({ full, length: full.length }),
    ]),
  ]);

  it('are brought up step by step', () => {
    const now = { type: 'a.renamed', data: { full: 'abc', length: 3 } };
    expect(versions.versionOf('a.renamed')).toBe(3);
    expect(versions.read({ type: 'a.renamed', v: 1, data: { name: 'abc' } })).toEqual(now);
    expect(versions.read({ type: 'a.renamed', v: 2, data: { full: 'abc' } })).toEqual(now);
    expect(versions.read({ type: 'a.renamed', v: 3, data: now.data })).toEqual(now);
    expect(versions.stamp(now)).toEqual({ ...now, v: 3 });
  });

  it('a version from the future, or none, is refused: never skipped', () => {
    for (const v of [4, 0, -1, 1.5, NaN])
      expect(() => versions.read({ type: 'a.renamed', v, data: { name: 'abc' } })).toThrow(EventRefused);
  });
});
