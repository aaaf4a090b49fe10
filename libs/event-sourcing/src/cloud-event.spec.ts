import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NotACloudEvent, fromBinary, toBinary, toCloudEvent } from './cloud-event.js';
import { MAX_EVENTS_PER_COMMIT, type RecordedEvent, commitNoOf, endOfCommit, seqOf } from './event.js';
import { formatPosition, logOf, parsePosition } from './log.js';

const source = fc.stringMatching(/^[a-z][a-z-]{0,40}$/);
const log = fc.nat({ max: 9_999 });
const no = fc.integer({ min: 1, max: 2 ** 40 - 1 });
const index = fc.nat({ max: MAX_EVENTS_PER_COMMIT - 1 });
const text = fc.string({ unit: 'grapheme', minLength: 1 });

const event: fc.Arbitrary<RecordedEvent> = fc
  .record({
    source,
    log,
    no,
    index,
    tenant: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
    key: text,
    actor: fc.string(),
    data: fc.jsonValue(),
  })
  .chain((e) =>
    fc.option(fc.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/), { nil: undefined }).map((trace) => ({
      id: `${e.source}.${e.log}.${e.no}.${e.index}`,
      source: e.source,
      log: e.log,
      seq: seqOf(e.no, e.index),
      stream: `${e.tenant}/tally/${e.key}`,
      tenant: e.tenant,
      at: '2026-01-01T00:00:00.000Z',
      actor: e.actor,
      commandId: '',
      trace,
      type: 'tally.counted',
      // What JSON can carry: -0 comes back as 0.
      data: JSON.parse(JSON.stringify(e.data)) as unknown,
    })),
  );

describe('a position', () => {
  it('comes back from its text', () => {
    fc.assert(
      fc.property(source, log, no, (s, l, n) => {
        const position = { source: s, log: l, no: n };
        expect(parsePosition(formatPosition(position))).toEqual(position);
      }),
    );
  });

  it.each([
    '',
    'tally',
    'tally.1',
    'tally.1.2.3',
    'Tally.1.2',
    'tally.-1.2',
    'tally.1.2 ',
    'tally.a.2',
    'tally.1.1e3',
    '.1.2',
    '../x.1.2',
  ])('is not read from "%s"', (wrong) => expect(parsePosition(wrong)).toBeUndefined());
});

describe('a place in a log', () => {
  it('grows with the commit and with the event in it, and tells its commit', () => {
    fc.assert(
      fc.property(no, index, index, (n, i, j) => {
        expect(Number.isSafeInteger(seqOf(n + 1, i))).toBe(true);
        expect(commitNoOf(seqOf(n, i))).toBe(n);
        expect(seqOf(n, i) < seqOf(n + 1, j)).toBe(true);
        expect(seqOf(n, i) <= endOfCommit(n)).toBe(true);
        expect(endOfCommit(n) < seqOf(n + 1, 0)).toBe(true);
      }),
    );
  });

  it('has a log that is always the same, and one of those there are', () => {
    expect(logOf('acme/tally/a', 16)).toBe(10);
    expect(logOf('大庆/tally/名单', 16)).toBe(4);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 64 }), (s, logs) => {
        expect(logOf(s, logs)).toBeLessThan(logs);
        expect(logOf(s, logs)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a CloudEvent in binary mode', () => {
  it('comes back as the event it was made from', () => {
    fc.assert(
      fc.property(event, fc.integer({ min: 1, max: 99 }), (e, v) => {
        const { key, headers, value } = toBinary(toCloudEvent(e, v));
        expect(key).toBe(e.stream);
        expect(fromBinary(headers, value)).toEqual({ ...e, v });
      }),
    );
  });

  const good = toBinary(toCloudEvent(fc.sample(event, { seed: 1, numRuns: 1 })[0]!, 1));

  it.each(['specversion', 'id', 'source', 'type', 'subject', 'time', 'tenant', 'sequence'])(
    'is refused without %s',
    (name) => {
      const { [`ce_${name}`]: _, ...headers } = good.headers;
      expect(() => fromBinary(headers, good.value)).toThrow(new NotACloudEvent(`header ce_${name} is missing`));
    },
  );

  it.each<[string, string]>([
    ['ce_specversion', '0.3'],
    ['ce_id', 'tally'],
    ['ce_id', 'tally.1.2'],
    ['ce_id', 'tally.1.2.x'],
    ['ce_source', '/elsewhere/tally'],
    ['ce_sequence', '1.5'],
    ['ce_sequence', '-1024'],
    ['ce_sequence', '0x400'],
    ['ce_sequence', '99999999999999999999'],
    ['ce_sequence', '7'],
    ['ce_dataversion', 'two'],
    ['ce_dataversion', '0'],
    ['ce_tenant', 'someone-else'],
    ['ce_time', 'yesterday'],
  ])('is refused when %s is "%s"', (header, value) => {
    expect(() => fromBinary({ ...good.headers, [header]: value }, good.value)).toThrow(NotACloudEvent);
  });

  it.each(['', '{', 'undefined'])('is refused when its payload is "%s"', (value) => {
    expect(() => fromBinary(good.headers, value)).toThrow(NotACloudEvent);
  });

  it('never throws anything but NotACloudEvent, whatever comes in', () => {
    const headers = fc.dictionary(fc.constantFrom(...Object.keys(good.headers)), fc.string());
    fc.assert(
      fc.property(headers, fc.string(), (wrong, value) => {
        try {
          fromBinary({ ...good.headers, ...wrong }, value);
        } catch (error) {
          expect(error).toBeInstanceOf(NotACloudEvent);
        }
      }),
    );
  });
});
