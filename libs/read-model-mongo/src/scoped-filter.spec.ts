import { describe, expect, it } from '@jest/globals';
import { scopedFilter } from './scoped-filter.js';

describe('a filter over documents, as one over the rows they lie in', () => {
  it.each([
    [{}, {}],
    [{ unit: 'a' }, { 'document.unit': 'a' }],
    [{ 'place.site': null }, { 'document.place.site': null }],
    [{ tenant: 'other' }, { 'document.tenant': 'other' }],
    [{ $or: [{ a: 1 }, { $nor: [{ b: 2 }] }] }, { $or: [{ 'document.a': 1 }, { $nor: [{ 'document.b': 2 }] }] }],
    [{ a: { $not: { $gte: 2, $in: [3] } } }, { 'document.a': { $not: { $gte: 2, $in: [3] } } }],
    [{ a: { $regex: '^x', $options: 'i' } }, { 'document.a': { $regex: '^x', $options: 'i' } }],
    [{ a: { $elemMatch: { b: 1, $or: [{ c: 2 }] } } }, { 'document.a': { $elemMatch: { b: 1, $or: [{ c: 2 }] } } }],
    [{ a: { $elemMatch: { $or: [{ c: 2 }] } } }, { 'document.a': { $elemMatch: { $or: [{ c: 2 }] } } }],
    [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { 'document.a': { $elemMatch: { $gt: 1, $lt: 3 } } }],
    [{ a: { $all: [1, { $elemMatch: { b: 1 } }] } }, { 'document.a': { $all: [1, { $elemMatch: { b: 1 } }] } }],
    [{ a: { b: { c: 1 } } }, { 'document.a': { b: { c: 1 } } }],
  ])('%j', (filter, expected) => expect(scopedFilter(filter)).toEqual(expected));

  it('names fields as they are stored', () => {
    expect(scopedFilter({ 'a.50%.$b': 1 })).toEqual({ 'document.a.50%25.%24b': 1 });
    expect(scopedFilter({ a: { 'x.y': 1 } })).toEqual({ 'document.a': { 'x%2ey': 1 } });
    expect(scopedFilter({ a: { $in: [{ 'x.y': 1 }] } })).toEqual({ 'document.a': { $in: [{ 'x%2ey': 1 }] } });
    expect(scopedFilter({ a: { $elemMatch: { 'x.$y': 1 } } })).toEqual({
      'document.a': { $elemMatch: { 'x.%24y': 1 } },
    });
  });

  it.each([{ $where: 'true' }, { $expr: {} }, { $text: {} }, { $or: [{ $where: '1' }] }, { $comment: 'x' }])(
    'refuses %j at its top, naming the operator',
    (filter) => expect(() => scopedFilter(filter)).toThrow(/filter cannot have \$(where|expr|text|comment) at its top/),
  );

  it('refuses an operator of a field that it does not know', () => {
    expect(() => scopedFilter({ a: { $near: [1, 2] } })).toThrow(/\$near/);
    expect(() => scopedFilter({ a: { $not: { $where: '1' } } })).toThrow(/\$where/);
  });
});
