import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Type, { type TSchema } from 'typebox';
import { presentCatalogue } from './catalogue-snapshot.js';
import { type Catalogue, type Schema, breaches } from './compatibility.js';

const published = JSON.parse(readFileSync(new URL('../catalogue.json', import.meta.url), 'utf8')) as Catalogue;

describe('the published catalogue', () => {
  it('still holds: nobody who reads or wrote by it is broken', () => {
    expect(breaches(published, presentCatalogue())).toEqual([]);
  });

  it('is what the contracts say now; after a change run publish-catalogue.mjs', () => {
    expect(presentCatalogue()).toEqual(published);
  });
});

describe('a change of a published schema', () => {
  const catalogue = (schema: TSchema, version = 1): Catalogue => ({
    'a.happened': { version, schema: JSON.parse(JSON.stringify(schema)) as Schema },
  });
  const shape = {
    unit: Type.String({ minLength: 1, maxLength: 80 }),
    kind: Type.Unsafe<string>({ type: 'string', enum: ['plant', 'team'] }),
    count: Type.Integer({ minimum: 1, maximum: 10 }),
    note: Type.Optional(Type.String()),
    tags: Type.Array(Type.String(), { maxItems: 5 }),
    inner: Type.Object({ a: Type.String() }),
    cause: Type.Union([
      Type.Object({ kind: Type.Literal('event'), id: Type.String() }),
      Type.Object({ kind: Type.Literal('manual'), by: Type.String() }),
    ]),
  };
  const before = catalogue(Type.Object(shape));
  const { note: _, ...withoutNote } = shape;
  const { unit: __, ...withoutUnit } = shape;

  it.each<[string, TSchema]>([
    ['nothing', Type.Object(shape)],
    ['an optional field', Type.Object({ ...shape, more: Type.Optional(Type.String()) })],
    [
      'another value',
      Type.Object({ ...shape, kind: Type.Unsafe({ type: 'string', enum: ['plant', 'team', 'base'] }) }),
    ],
    ['wider limits', Type.Object({ ...shape, unit: Type.String({ minLength: 1, maxLength: 100 }) })],
    [
      'a description',
      Type.Object({ ...shape, unit: Type.String({ minLength: 1, maxLength: 80, description: 'which' }) }),
    ],
    [
      'another alternative',
      Type.Object({ ...shape, cause: Type.Union([...shape.cause.anyOf, Type.Object({ x: Type.String() })]) }),
    ],
  ])('may add %s', (_name, schema) => {
    expect(breaches(before, catalogue(schema))).toEqual([]);
  });

  it.each<[string, TSchema, string]>([
    ['a field removed', Type.Object(withoutUnit), 'a.happened.unit is gone'],
    ['an optional field removed', Type.Object(withoutNote), 'a.happened.note is gone'],
    ['a new required field', Type.Object({ ...shape, more: Type.String() }), 'a.happened.more is required now'],
    ['a field made required', Type.Object({ ...shape, note: Type.String() }), 'a.happened.note is required now'],
    [
      'a field made optional',
      Type.Object({ ...shape, unit: Type.Optional(shape.unit) }),
      'a.happened.unit is optional now',
    ],
    [
      'another type',
      Type.Object({ ...shape, count: Type.String() }),
      'a.happened.count: type "integer" became "string"',
    ],
    [
      'a value taken away',
      Type.Object({ ...shape, kind: Type.Unsafe({ type: 'string', enum: ['plant'] }) }),
      'a.happened.kind: the value "team" is gone',
    ],
    [
      'only some values left',
      Type.Object({ ...shape, note: Type.Optional(Type.Unsafe({ type: 'string', enum: ['x'] })) }),
      'a.happened.note: only some values are left',
    ],
    [
      'a shorter text',
      Type.Object({ ...shape, unit: Type.String({ minLength: 1, maxLength: 40 }) }),
      'a.happened.unit: maxLength is narrower',
    ],
    [
      'a higher minimum',
      Type.Object({ ...shape, count: Type.Integer({ minimum: 2, maximum: 10 }) }),
      'a.happened.count: minimum is narrower',
    ],
    [
      'a pattern',
      Type.Object({ ...shape, note: Type.Optional(Type.String({ pattern: '^a' })) }),
      'a.happened.note: pattern is narrower',
    ],
    [
      'other items',
      Type.Object({ ...shape, tags: Type.Array(Type.Integer(), { maxItems: 5 }) }),
      'a.happened.tags[]: type "string" became "integer"',
    ],
    ['an inner field removed', Type.Object({ ...shape, inner: Type.Object({}) }), 'a.happened.inner.a is gone'],
    [
      'an alternative taken away',
      Type.Object({ ...shape, cause: Type.Union([shape.cause.anyOf[0]]) }),
      'a.happened.cause: one of its alternatives is gone',
    ],
    [
      'another constant',
      Type.Object({
        ...shape,
        cause: Type.Union([shape.cause.anyOf[1], Type.Object({ kind: Type.Literal('fact'), id: Type.String() })]),
      }),
      'a.happened.cause: one of its alternatives is gone',
    ],
  ])('is seen: %s', (_name, schema, breach) => {
    expect(breaches(before, catalogue(schema))).toEqual([breach]);
  });

  it('is seen: an event removed, a version taken back', () => {
    expect(breaches(before, {})).toEqual(['a.happened is gone']);
    expect(breaches(catalogue(Type.Object(shape), 2), before)).toEqual(['a.happened went back from version 2 to 1']);
  });

  it('may be anything under a new version, since old payloads are upcast', () => {
    expect(breaches(before, catalogue(Type.Object({ other: Type.String() }), 2))).toEqual([]);
  });
});
