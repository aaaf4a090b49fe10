import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { logOf } from '@ronghe/event-sourcing';
import { type Document, LOGS, TestInstallation } from './operator-kit.js';

const START_MS = 300_000;

/** The services are stopped, so that nothing mends or follows what is spoiled here. */
describe('verify finds', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await TestInstallation.busy();
    await installation.stop();
  }, START_MS);
  afterAll(() => installation?.end());

  const differences = (service: string) => installation.differences(service);
  const collection = (service: string, name: string) => installation.collection(service, name);

  /** Changes a document, looks, and puts it back. */
  async function spoiled(
    service: string,
    name: string,
    _id: Document['_id'],
    change: (d: Document) => Document | undefined,
  ) {
    const documents = collection(service, name);
    const before = (await documents.findOne({ _id }))! as Document;
    const after = change(structuredClone(before));
    await documents.deleteOne({ _id });
    if (after) await documents.insertOne(after);
    try {
      return await differences(service);
    } finally {
      if (after) await documents.deleteOne({ _id: after._id });
      await documents.insertOne(before);
    }
  }

  describe('in a log', () => {
    const SERVICE = 'organization';
    let log: string;
    let middle: Document;
    beforeAll(async () => {
      log = 'log_01';
      const all = (await collection(SERVICE, log).find().sort({ _id: 1 }).toArray()) as Document[];
      middle = all.find((_, i) => i > 2 && i < all.length - 2)!;
    });
    beforeEach(async () => expect(await differences(SERVICE)).toEqual([]));

    it('a commit that is gone', async () => {
      const found = await spoiled(SERVICE, log, middle._id, () => undefined);
      expect(found).toEqual([
        expect.stringMatching(`^log: log 1 of organization has a gap: expected commit ${middle._id}`),
        expect.stringMatching(/^topic: cannot be compared: log 1/),
        expect.stringMatching(/^models: cannot be compared: log 1/),
      ]);
    });

    it.each<[string, (d: Document) => Document, RegExp]>([
      [
        'a wrong number in its stream',
        (d) => ({ ...d, commitNo: 77 }),
        /^log: log 1, commit \d+: commitNo of liaohe.* is 77, \d was expected/,
      ],
      [
        'a wrong version',
        (d) => ({ ...d, firstVersion: 9 }),
        /^log: log 1, commit \d+: firstVersion of liaohe.* is 9, \d was expected/,
      ],
      [
        'a stream that belongs elsewhere',
        (d) => ({ ...d, stream: elsewhere() }),
        /^log: log 1, commit \d+: stream liaohe\/x\/\d+ belongs in log [023]/,
      ],
      [
        'another tenant’s stream',
        (d) => ({ ...d, tenant: 'shengli' }),
        /^log: log 1, commit \d+: stream liaohe.* is not of tenant shengli/,
      ],
      [
        'an event type nobody knows',
        (d) => ({ ...d, events: '[{"type":"organization.unit-eaten","v":1,"data":{}}]' }),
        /^log: .*organization.unit-eaten is not in the catalogue/,
      ],
      [
        'an event of a version to come',
        (d) => ({ ...d, events: String(d['events']).replace('"v":1', '"v":99') }),
        /^log: .*v99 is newer than this build knows/,
      ],
      ['a commit without events', (d) => ({ ...d, events: '[]' }), /^log: .*has a commit without events/],
    ])('%s', async (_, change, line) => {
      const found = await spoiled(SERVICE, log, middle._id, change);
      expect(found).toContainEqual(expect.stringMatching(line));
    });

    const elsewhere = (): string => {
      for (let i = 0; ; i++) if (logOf(`liaohe/x/${i}`, LOGS) !== 1) return `liaohe/x/${i}`;
    };
  });

  describe('in a read model', () => {
    let build: string;
    let one: Document;
    beforeAll(async () => {
      const pointers = await collection('organization', 'read_model_pointers').findOne({ _id: 'coverage' });
      build = String(pointers!['build']);
      one = (await collection('organization', build).findOne({ document: { $exists: true } }))!;
    });

    it.each<[string, (d: Document) => Document | undefined, string]>([
      [
        'a field that differs',
        (d) => ({ ...d, document: { ...(d['document'] as object), team: 'X' } }),
        'differs in team',
      ],
      ['a document that is gone', () => undefined, 'is missing'],
      ['a deleted one that is back, or the reverse', ({ document: _, ...d }) => d, 'differs in whether it is deleted'],
      [
        'a document that lacks an event',
        (d) => ({
          ...d,
          source: String(d['source']).replace(/\d+\}$/, (seq) => `${parseInt(seq) - 1}}`),
        }),
        'lacks events that were passed',
      ],
      [
        'a document that nothing made',
        (d) => ({ ...d, _id: `${d._id}-not`, key: `${d['key']}-not` }),
        '-not is there, and no event is',
      ],
    ])('%s', async (_, change, line) => {
      const found = await spoiled('organization', build, one._id, change);
      expect(found).toContainEqual(expect.stringMatching(`^models: coverage: liaohe/.*${line}`));
      expect(found.every((d) => d.startsWith('models: '))).toBe(true);
    });

    it('that it is not there at all', async () => {
      const found = await spoiled('organization', 'read_model_pointers', 'coverage', () => undefined);
      expect(found).toEqual(['models: coverage: it has no active build']);
    });

    it('more than it shows, and how many', async () => {
      const documents = collection('organization', build);
      const all = await documents.find().toArray();
      await documents.deleteMany({});
      const { code, out } = await installation.run('verify', '--service', 'organization', '--most', '3');
      await documents.insertMany(all);
      expect(code).toBe(1);
      expect(out.match(/is missing/g)).toHaveLength(3);
      expect(out).toContain(`… ${all.length - 3} more`);
    });
  });
});
