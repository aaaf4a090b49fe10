import { describe, expect, it } from '@jest/globals';
import type { NoticeFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { evolveNotice, unsent } from './notice.js';
import { type NewNotice, type NoticeCommand, decideNotice } from './notice.decide.js';
import { notice as decider } from './notice.decider.js';

const notice = 'n1';
const content: NewNotice = {
  notice,
  recipient: 'person:w',
  level: 'information',
  title: { zh: '题', en: 'title' },
  body: { zh: '文', en: 'text' },
  cause: { id: 'e1', type: 'x' },
};
const sent: NoticeFact = { type: 'notification.notice-sent', data: content };
const read = (by: string): NoticeFact => ({ type: 'notification.notice-read', data: { notice, by } });
const channel = 'webhook:h1';
const AT = '2026-01-01T00:00:00.000Z';
const scheduled = (attempt: number, dueAt = AT): NoticeFact => ({
  type: 'notification.delivery-scheduled',
  data: { notice, channel, attempt, dueAt },
});
const tried = (attempt: number, status: 'delivered' | 'failed'): NoticeFact => ({
  type: 'notification.delivery-tried',
  data: { notice, channel, attempt, status, detail: 'd' },
});
const record = (attempt: number, status: 'delivered' | 'failed'): NoticeCommand => ({
  kind: 'recordTry',
  notice,
  channel,
  attempt,
  status,
  detail: 'd',
  at: AT,
});
const schedule: NoticeCommand = { kind: 'scheduleDelivery', notice, channel, dueAt: AT };

describe('a notice', () => {
  it('is sent once per cause and recipient, whatever its words are the second time', () => {
    given(decider).when({ kind: 'sendNotice', notice: content }).then([sent]);
    given(decider, [sent])
      .when({ kind: 'sendNotice', notice: { ...content, title: { zh: '别的', en: 'other' } } })
      .then([]);
  });

  it('is read once by each person', () => {
    given(decider, [sent])
      .when({ kind: 'readNotice', notice, by: 'w' })
      .then([read('w')]);
    given(decider, [sent, read('w')])
      .when({ kind: 'readNotice', notice, by: 'w' })
      .then([]);
    given(decider, [sent, read('w')])
      .when({ kind: 'readNotice', notice, by: 'l' })
      .then([read('l')]);
  });

  it('that was never sent can be neither read nor delivered', () => {
    for (const command of [{ kind: 'readNotice', notice, by: 'w' } as const, schedule, record(1, 'failed')])
      given(decider).when(command).thenRefused('not-found');
  });
});

describe('delivery', () => {
  it('is scheduled once on a channel', () => {
    given(decider, [sent])
      .when(schedule)
      .then([scheduled(1)]);
    given(decider, [sent, scheduled(1)])
      .when(schedule)
      .then([]);
    given(decider, [sent, scheduled(1), tried(1, 'delivered')])
      .when(schedule)
      .then([]);
  });

  it('ends when it arrived', () => {
    given(decider, [sent, scheduled(1)])
      .when(record(1, 'delivered'))
      .then([tried(1, 'delivered')]);
  });

  it('is tried again after 5 s, 30 s, 5 min, 1 h and 6 h, then no more', () => {
    const facts: NoticeFact[] = [sent, scheduled(1)];
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 5; attempt++) {
      const decided = decideNotice(record(attempt, 'failed'), facts.reduce(evolveNotice, unsent()));
      given(decider, facts).when(record(attempt, 'failed')).then(decided);
      const [first, next] = decided;
      expect(first).toEqual(tried(attempt, 'failed'));
      expect(next).toMatchObject({ type: 'notification.delivery-scheduled', data: { attempt: attempt + 1 } });
      waits.push((Date.parse((next!.data as { dueAt: string }).dueAt) - Date.parse(AT)) / 1_000);
      facts.push(...decided);
    }
    expect(waits).toEqual([5, 30, 300, 3_600, 21_600]);
    given(decider, facts)
      .when(record(6, 'failed'))
      .then([tried(6, 'failed')]);
    given(decider, [...facts, tried(6, 'failed')])
      .when(record(6, 'failed'))
      .then([]);
  });

  it('a try that was recorded, or belongs to another attempt or channel, changes nothing', () => {
    given(decider, [sent, scheduled(1), tried(1, 'delivered')])
      .when(record(1, 'failed'))
      .then([]);
    given(decider, [sent, scheduled(2)])
      .when(record(1, 'failed'))
      .then([]);
    given(decider, [sent]).when(record(1, 'delivered')).then([]);
  });

  it('to a person who was forgotten is taken back, once, with what was still to be sent', () => {
    const withdraw: NoticeCommand = { kind: 'withdrawNotice', notice };
    const withdrawn = (...channels: string[]): NoticeFact => ({
      type: 'notification.notice-withdrawn',
      data: { notice, channels },
    });
    given(decider, [sent, scheduled(1)])
      .when(withdraw)
      .then([withdrawn(channel)]);
    given(decider, [sent, scheduled(1), tried(1, 'delivered')])
      .when(withdraw)
      .then([withdrawn()]);
    const after = [sent, scheduled(1), withdrawn(channel)];
    given(decider, after).when(withdraw).then([]);
    given(decider, after).when({ kind: 'sendNotice', notice: content }).then([]);
    given(decider, after).when(schedule).then([]);
    given(decider, after).when(record(1, 'delivered')).then([]);
    given(decider, after).when({ kind: 'readNotice', notice, by: 'w' }).thenRefused('not-found');
  });
});
