import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document, TestInstallation } from './operator-kit.js';

const START_MS = 300_000;

/** The services are stopped, so that nothing follows what is put on their topics here. */
describe('verify finds on a topic', () => {
  let installation: TestInstallation;
  beforeAll(async () => {
    installation = await TestInstallation.busy();
    // Which log an alliance or a notice falls into is chance; these tests spoil log 1.
    const officer = await installation.as('liaohe-officer');
    for (let i = 0; !(await hasLog1('alliance-project')) || !(await hasLog1('notification')); i++) {
      const alliance = { name: `联盟${i}`, mode: 'alliance', goal: '共建', on: '2026-05-03' };
      await officer.do('/api/alliance-project/v1/alliances', {
        ...alliance,
        parties: ['production.A1', 'production.A2'],
      });
      await installation.platform!.settle();
    }
    await installation.stop();
  }, START_MS);
  afterAll(() => installation?.end());

  const differences = (service: string) => installation.differences(service);
  const collection = (service: string, name: string) => installation.collection(service, name);
  const hasLog1 = async (service: string) => (await collection(service, 'log_01').findOne({})) !== null;

  /** Commits that no relay has carried, with an event that the stream already has. */
  async function append(service: string, count: number): Promise<Document[]> {
    const any = (await collection(service, 'log_01').findOne({}))!;
    const events = (JSON.parse(String(any['events'])) as object[]).slice(0, 1);
    const commits: Document[] = [];
    for (let i = 0; i < count; i++) {
      const no = await installation.insertRaw(service, String(any['stream']), events);
      commits.push((await collection(service, 'log_01').findOne({ _id: no }))!);
    }
    return commits;
  }

  async function produce(
    service: string,
    partition: number,
    ...messages: { key?: string; headers?: Record<string, string>; value: string }[]
  ) {
    const producer = installation.kafka.producer();
    await producer.connect();
    await producer.send({
      topic: installation.topic(service),
      acks: -1,
      messages: messages.map((m) => ({ ...m, partition })),
    });
    await producer.disconnect();
  }

  function messageOf(service: string, { _id: no, stream, tenant, at, actor, events, trace }: Document, data?: object) {
    const [stored] = JSON.parse(String(events)) as { type: string; v: number; data: object }[];
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: `${service}.1.${no}.0`,
      ce_source: `/ronghe/${service}`,
      ce_type: stored!.type,
      ce_subject: String(stream),
      ce_time: String(at),
      ce_dataversion: String(stored!.v),
      ce_tenant: String(tenant),
      ce_actor: String(actor),
      ce_position: `${service}.1.${no}`,
      ce_sequence: String(Number(no) * 1024),
      ...(trace ? { ce_traceparent: String(trace) } : {}),
    };
    return { key: String(stream), headers, value: JSON.stringify(data ?? stored!.data) };
  }

  it('events that are missing at its end, and those that come before their turn', async () => {
    const commits = await append('notification', 3);
    const [first, second, third] = commits as [Document, Document, Document];
    expect(await differences('notification')).toEqual([
      `topic: ${installation.topic('notification')} log 1: nothing from notification.1.${first._id}.0 on, the log goes to commit ${third._id}`,
    ]);
    await produce(
      'notification',
      1,
      messageOf('notification', first),
      messageOf('notification', third),
      messageOf('notification', second),
    );
    expect(await differences('notification')).toEqual([
      expect.stringContaining(
        `1 events from notification.1.${second._id}.0 on do not come before notification.1.${third._id}.0`,
      ),
    ]);
  });

  it('repeats are none of it', async () => {
    const first = (await collection('alliance-project', 'log_01').findOne({ _id: 1 }))! as Document;
    await produce('alliance-project', 1, messageOf('alliance-project', first));
    expect(await differences('alliance-project')).toEqual([]);
  });

  it('another payload than what is stored, and a message in the wrong partition', async () => {
    const commits = await append('alliance-project', 2);
    const [first, second] = commits as [Document, Document];
    await produce('alliance-project', 1, messageOf('alliance-project', first, { made: 'up' }));
    const other = messageOf('alliance-project', second);
    await produce('alliance-project', 1, { ...other, headers: { ...other.headers, ce_actor: 'someone' } });
    await produce('alliance-project', 2, other);
    const found = await differences('alliance-project');
    expect(found).toContainEqual(expect.stringMatching(/alliance-project\.1\.\d+\.0 is not as it is stored: payload/));
    expect(found).toContainEqual(expect.stringMatching(/alliance-project\.1\.\d+\.0 is not as it is stored: ce_actor/));
    expect(found).toContainEqual(
      expect.stringMatching(/partition 2 offset \d+: alliance-project\.1\.\d+\.0 belongs in partition 1/),
    );
    expect(found).toHaveLength(3);
  });

  it('a message that is no event, until it is discarded', async () => {
    await produce('scoring', 0, { value: 'hello' });
    const [found, ...others] = await differences('scoring');
    expect(others).toEqual([]);
    const at = /partition 0 offset (\d+): no event of scoring \(ce_id missing\)$/.exec(found!);
    const id = `${installation.topic('scoring')}/0/${at![1]}`;
    expect((await installation.run('park', 'discard', 'scoring.models', id, '--yes')).code).toBe(0);
    expect(await differences('scoring')).toEqual([]);
  });

  it('an event that is not in the log', async () => {
    const [next] = await append('organization', 1);
    const { key, headers, value } = messageOf('organization', next!);
    const id = `organization.1.${next!._id}.1`;
    const extra = { ...headers, ce_id: id, ce_sequence: String(Number(headers['ce_sequence']) + 1) };
    await produce('organization', 1, { key, headers, value }, { key, headers: extra, value });
    expect(await differences('organization')).toEqual([expect.stringContaining(`${id} is not in the log`)]);
  });

  it('that there is none', async () => {
    const admin = installation.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [installation.topic('organization')] });
    await admin.disconnect();
    expect(await differences('organization')).toEqual([
      `topic: there is no topic ${installation.topic('organization')}`,
    ]);
  });
});
