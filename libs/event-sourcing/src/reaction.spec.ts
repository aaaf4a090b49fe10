import { describe, expect, it } from '@jest/globals';
import { type AnyReaction, type Reaction, reacting } from './reaction.js';
import { Refusal } from './refusal.js';
import { batchesOf, recorded } from './testing/index.js';
import type { TallyFact } from './testing/tally.js';

const [batch] = batchesOf(
  recorded<TallyFact>(['a', 'b'].map((mark) => ({ type: 'tally.counted', data: { by: 1, mark } }))),
);
const reaction = (name: string, react: Reaction<TallyFact>['react'], types = ['tally.counted'] as const): AnyReaction =>
  ({ name, types, react }) as Reaction<TallyFact>;
const never = (): never => {
  throw new Error('nothing was to be refused');
};

describe('a reaction', () => {
  it('gets the same command id at every delivery, another for each event and each reaction', async () => {
    const ids: string[] = [];
    const note: Reaction<TallyFact>['react'] = async (_event, id) => void ids.push(id);
    const handle = reacting([reaction('one', note), reaction('two', note)], never);
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
    await reacting([clearing], never)(batch!);
    expect(seen).toEqual([]);
  });

  it('is passed when a rule refuses its command, and that is told', async () => {
    const refused: string[] = [];
    const done: string[] = [];
    const no = new Refusal('conflict', 'closed', { zh: '已关闭', en: 'Closed' });
    await reacting(
      [reaction('refused', () => Promise.reject(no)), reaction('after', async (e) => void done.push(e.id))],
      (name, event, refusal) => refused.push(`${name} ${event.id} ${refusal.code}`),
    )(batch!);
    expect(refused).toEqual(batch!.events.map((e) => `refused ${e.id} closed`));
    expect(done).toEqual(batch!.events.map((e) => e.id));
  });

  it.each([
    ['a fault', new Error('no connection')],
    ['a busy stream', new Refusal('unavailable', 'busy', { zh: '请稍后再试', en: 'Try again' })],
  ])('is delivered again after %s', async (_, error) => {
    await expect(reacting([reaction('one', () => Promise.reject(error))], never)(batch!)).rejects.toBe(error);
  });
});
