import { describe, expect, it } from '@jest/globals';
import { type EventBatch, endOfCommit } from './event.js';
import { BEHIND } from './model-feed.js';
import { MemoryParking, type Parking } from './parking.js';
import { type AnyReaction, type Reaction, Reactor, TRIES_BEFORE_PARKING } from './reaction.js';
import { Refusal } from './refusal.js';
import { batchesOf, recorded, recorder } from './testing/index.js';
import type { TallyFact } from './testing/tally.js';
import { Unavailable } from './unavailable.js';

const AT = '2026-05-06T07:08:09.000Z';
const [batch] = batchesOf(
  recorded<TallyFact>(['a', 'b'].map((mark) => ({ type: 'tally.counted', data: { by: 1, mark } }))),
);
const reaction = (name: string, react: Reaction<TallyFact>['react'], types = ['tally.counted'] as const): AnyReaction =>
  ({ name, types, react }) as Reaction<TallyFact>;

function reactor(...reactions: AnyReaction[]) {
  const told: string[] = [];
  const parking: Parking = new MemoryParking();
  const made = new Reactor({
    service: 'tally',
    reactions,
    parking,
    now: () => AT,
    onRefused: (name, event, refusal) => told.push(`refused ${name} ${event.id} ${refusal.code}`),
    onParked: (name, event, reason) => told.push(`parked ${name} ${event.id} ${reason}`),
  });
  return { reactor: made, handle: made.handle, parking, told };
}

describe('a reaction', () => {
  it('gets the same command id at every delivery, another for each event and each reaction', async () => {
    const ids: string[] = [];
    const note: Reaction<TallyFact>['react'] = async (_event, id) => void ids.push(id);
    const { handle } = reactor(reaction('one', note), reaction('two', note));
    await handle(batch!);
    await handle(batch!);
    expect(ids.slice(4)).toEqual(ids.slice(0, 4));
    expect(new Set(ids).size).toBe(4);
    // Stored in logs for ever: the id of an event's reaction must not change between releases.
    expect(ids[0]).toBe('yrW2SN7Hzn9Tp3XMYUL7OnNKXm-');
  });

  it('sees only the events it names', async () => {
    const seen: string[] = [];
    const clearing = reaction('one', async (e) => void seen.push(e.id), ['tally.cleared'] as never);
    await reactor(clearing).handle(batch!);
    expect(seen).toEqual([]);
  });

  it('is passed when a rule refuses its command, and that is told', async () => {
    const done: string[] = [];
    const no = new Refusal('conflict', 'closed', { zh: '已关闭', en: 'Closed' });
    const { handle, told } = reactor(
      reaction('refused', () => Promise.reject(no)),
      reaction('after', async (e) => void done.push(e.id)),
    );
    await handle(batch!);
    expect(told).toEqual(batch!.events.map((e) => `refused refused ${e.id} closed`));
    expect(done).toEqual(batch!.events.map((e) => e.id));
  });

  it.each([
    ['a fault', new Error('no such field')],
    ['a busy stream', new Refusal('unavailable', 'busy', { zh: '请稍后再试', en: 'Try again' })],
    ['a server that is away', new Unavailable('MongoDB does not answer (RONGHE_MONGO)')],
  ])('is delivered again after %s', async (_, error) => {
    await expect(reactor(reaction('one', () => Promise.reject(error))).handle(batch!)).rejects.toBe(error);
  });

  it('waits for a server that is away as long as it takes', async () => {
    let left = TRIES_BEFORE_PARKING * 3;
    const { handle, told } = reactor(
      reaction('one', async () => {
        if (left-- > 0) throw new Unavailable('away');
      }),
    );
    while (left > 0) await handle(batch!).catch(() => undefined);
    await handle(batch!);
    expect(told).toEqual([]);
  });
});

describe('an event that a reaction cannot take', () => {
  const record = recorder({ logs: 1 });
  const counted = (mark: string): TallyFact => ({ type: 'tally.counted', data: { by: 1, mark } });
  const [first, second] = record('one', [counted('a'), counted('b')]);
  const [other] = record('other', [counted('c')]);
  const [mixed] = batchesOf([first!, second!, other!]) as [EventBatch];

  /** As the bus does: again and again, until it is taken. */
  const deliver = async (handle: (batch: EventBatch) => Promise<void>): Promise<number> => {
    for (let tries = 1; ; tries++) {
      const failed = await handle(mixed).then(
        () => false,
        () => true,
      );
      if (!failed) return tries;
    }
  };

  it('is parked after bounded tries with all behind it in its stream, and the others go on', async () => {
    const done = new Set<string>();
    const { handle, parking, told } = reactor(
      reaction('one', async (e) => {
        if (e.id === first!.id) throw new TypeError('no such field');
        done.add(e.id);
      }),
    );
    expect(await deliver(handle)).toBe(TRIES_BEFORE_PARKING);
    expect([...done]).toEqual([other!.id]);
    expect(await parking.list()).toMatchObject([
      { consumer: 'tally.reactions/one', event: { id: first!.id }, reason: 'TypeError: no such field', at: AT },
      { consumer: 'tally.reactions/one', event: { id: second!.id }, reason: BEHIND },
    ]);
    expect(told).toHaveLength(2);
  });

  it('is tried again when that is asked for, in order, and its stream goes on', async () => {
    let broken = true;
    const done: string[] = [];
    const { reactor: made, parking } = reactor(
      reaction('one', async (e) => {
        if (broken && e.id === first!.id) throw new TypeError('no such field');
        done.push(e.id);
      }),
    );
    await deliver(made.handle);
    expect(await made.replayAsked()).toBe(0);
    await parking.askReplay('tally.reactions/one', first!.stream);
    expect(await made.replayAsked()).toBe(0);
    expect((await parking.list()).map((p) => p.state)).toEqual(['parked', 'replay-asked']);
    broken = false;
    done.length = 0;
    await parking.askReplay('tally.reactions/one');
    expect(await made.replayAsked()).toBe(2);
    expect(done).toEqual([first!.id, second!.id]);
    const third = { ...second!, id: 'tally.0.9.0', seq: endOfCommit(9) };
    await made.handle({ ...mixed, events: [third], after: mixed.last, last: third.seq });
    expect(done.at(-1)).toBe(third.id);
    expect(await parking.list()).toEqual([]);
  });

  it('is passed over for ever once an operator has discarded it', async () => {
    const { reactor: made, parking, told } = reactor(reaction('one', () => Promise.reject(new TypeError('never'))));
    for (const { id } of mixed.events) await parking.discard('tally.reactions/one', id, 'operator', AT);
    await made.handle(mixed);
    expect(told).toEqual([]);
  });
});
