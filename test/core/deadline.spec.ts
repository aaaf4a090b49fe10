import { beforeEach, describe, expect, it } from '@jest/globals';
import { CommandHandling, type Deadline, type Projection, type StoredDocument, sendDue } from '@ronghe/event-sourcing';
import { contextOf, tally, tallyCatalogue } from '@ronghe/event-sourcing/testing';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';
import { MemoryReadModels } from '@ronghe/read-model-memory';

const reminders: Projection<Deadline> = {
  model: 'reminders',
  version: 1,
  types: [],
  keys: () => [],
  evolve: (document) => document,
};

const due = (key: string, dueAt: string, seq = 1, tenant = 'acme'): StoredDocument => ({
  id: `${tenant}/${key}`,
  tenant,
  key,
  source: { 'tally/0': seq },
  document: { dueAt, command: 'remind', payload: { key } } satisfies Deadline,
});

const NOON = '2026-01-01T12:00:00.000Z';
const LATER = '2026-01-01T12:00:00.001Z';

describe('deadlines', () => {
  let models: MemoryReadModels;
  beforeEach(async () => {
    models = new MemoryReadModels();
    await models.declare('reminders_v1_1', {});
    await models.activate('reminders', 'reminders_v1_1');
  });

  it('are sent from their very moment on, never before, and not once they are fulfilled', async () => {
    await models.save('reminders_v1_1', [due('now', NOON), due('later', LATER)]);
    await models.save('reminders_v1_1', [{ ...due('fulfilled', NOON), document: undefined }]);
    const sent: string[] = [];
    const send = async (_tenant: string, d: Deadline): Promise<void> => void sent.push(String(d.payload['key']));
    expect(await sendDue(reminders, models, NOON, send)).toBe(1);
    expect(sent).toEqual(['now']);
    expect(await sendDue(reminders, models, LATER, send)).toBe(2);
  });

  it('have one effect each, however often the clock ticks and in however many processes', async () => {
    await models.save('reminders_v1_1', [due('a', NOON), due('b', NOON), due('a', NOON, 1, 'other')]);
    const store = new SqliteEventStore(openDatabase(':memory:'), 'tally', 4);
    const handling = [0, 1].map(() => new CommandHandling(store, tallyCatalogue));
    const tick = (n: number): Promise<number> =>
      sendDue(reminders, models, LATER, async (tenant, { payload }, commandId) => {
        const key = String(payload['key']);
        await handling[n]!.handle(tally, key, { kind: 'count', by: 1, mark: key }, contextOf(commandId, { tenant }));
      });
    await Promise.all([tick(0), tick(1)]);
    await tick(0);
    expect((await store.tails()).reduce((a, b) => a + b, 0)).toBe(3);
  });

  it('are a new command when they are set to another time', async () => {
    const ids: string[] = [];
    const send = async (_t: string, _d: Deadline, id: string): Promise<void> => void ids.push(id);
    await models.save('reminders_v1_1', [due('a', NOON)]);
    await sendDue(reminders, models, LATER, send);
    await models.save('reminders_v1_1', [due('a', LATER, 2)]);
    await sendDue(reminders, models, LATER, send);
    expect(new Set(ids).size).toBe(2);
  });

  it('do not hold each other up: what cannot be sent is told after the others were', async () => {
    await models.save('reminders_v1_1', [due('a', NOON), due('stuck', NOON), due('z', NOON)]);
    const sent: string[] = [];
    const ticked = sendDue(reminders, models, LATER, async (_t, { payload }) => {
      if (payload['key'] === 'stuck') throw new Error('closed already');
      sent.push(String(payload['key']));
    });
    await expect(ticked).rejects.toMatchObject({ errors: [{ message: 'closed already' }] });
    expect(sent).toEqual(['a', 'z']);
  });

  it('are none where no model was ever built', async () => {
    const send = (): Promise<void> => Promise.reject(new Error('nothing was to be sent'));
    expect(await sendDue({ ...reminders, model: 'unknown' }, models, NOON, send)).toBe(0);
  });
});
