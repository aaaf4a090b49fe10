import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Filter, Query } from '@ronghe/event-sourcing';
import { cards, stored } from '@ronghe/event-sourcing/testing';
import { MemoryReadModels } from '@ronghe/read-model-memory';
import { MongoReadModels } from '@ronghe/read-model-mongo';
import fc from 'fast-check';
import { type BackingServers, backingServers } from '../support/servers.js';
import { type MongoPlace, mongoPlace } from './mongo-place.js';

const RUNS = 60;
const QUERIES_PER_DECK = 12;

const scalar = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom('a', 'b', 'east', '东', ''),
  fc.boolean(),
  fc.constant(null),
);
const document = fc.record(
  {
    unit: scalar,
    points: scalar,
    tags: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
    place: fc.record({ site: scalar }, { requiredKeys: [] }),
    parts: fc.array(fc.record({ no: fc.integer({ min: 0, max: 2 }), kind: fc.constantFrom('p', 'q') }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: [] },
);

const field = fc.constantFrom('unit', 'points', 'place.site');
const comparable = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constantFrom('a', 'b', 'east', '东'));
const condition = fc.oneof(
  scalar,
  fc.record({ $ne: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $exists: fc.boolean() }),
  comparable.map((value) => ({ $gt: value })),
  comparable.map((value) => ({ $lte: value })),
  comparable.map((value) => ({ $not: { $gte: value } })),
  fc.constant({ $regex: '^[ae东]' }),
);
const plain = fc.oneof(
  fc.tuple(field, condition).map(([name, wanted]): Filter => ({ [name]: wanted })),
  fc.constantFrom<Filter>(
    { tags: 'x' },
    { tags: { $all: ['x', 'y'] } },
    { tags: { $size: 2 } },
    { 'parts.no': 1 },
    { parts: { $elemMatch: { no: 1, kind: 'p' } } },
    { parts: { $elemMatch: { $or: [{ no: 2 }, { kind: 'q' }] } } },
  ),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    plain,
    plain,
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('filter'), { minLength: 1, maxLength: 3 }))
      .map(([name, inner]): Filter => ({ [name]: inner })),
    fc.tuple(plain, tie('filter')).map(([a, b]): Filter => ({ ...a, ...b })),
  ),
}));
const query: fc.Arbitrary<Query> = fc.record(
  {
    filter,
    sort: fc.dictionary(field, fc.constantFrom<1 | -1>(1, -1), { maxKeys: 3 }),
    skip: fc.integer({ min: 0, max: 4 }),
    limit: fc.integer({ min: 0, max: 6 }),
  },
  { requiredKeys: [] },
);

describe('queries that MongoDB answers', () => {
  let servers: BackingServers;
  let place: MongoPlace;
  beforeAll(async () => {
    servers = await backingServers();
    place = mongoPlace(servers.mongo);
  });
  afterAll(async () => {
    await place.remove();
    await servers.stop();
  });

  it('have the answers that memory gives', async () => {
    const mongo = new MongoReadModels(await place.connect('models'));
    let deck = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(document, { freq: 6, nil: undefined }), { maxLength: 12 }),
        fc.array(query, { minLength: QUERIES_PER_DECK, maxLength: QUERIES_PER_DECK }),
        async (documents, queries) => {
          const build = `cards_v1_${++deck}`;
          const memory = new MemoryReadModels();
          for (const store of [memory, mongo]) {
            await store.declare(build, cards);
            await store.activate('cards', build);
            await store.save(
              build,
              documents.map((d, i) => stored(`k${(i * 7) % 10}`, d, i)),
            );
          }
          for (const one of queries) {
            const [expected, found] = await Promise.all([memory, mongo].map((s) => s.reader('acme').find(cards, one)));
            expect({ one, found }).toEqual({ one, found: expected });
            const counts = [memory, mongo].map((s) => s.reader('acme').count(cards, one.filter));
            const [expectedCount, count] = await Promise.all(counts);
            expect({ one, count }).toEqual({ one, count: expectedCount });
          }
          await mongo.drop(build);
        },
      ),
      { numRuns: RUNS, seed: 20_260_102 },
    );
  });
});
