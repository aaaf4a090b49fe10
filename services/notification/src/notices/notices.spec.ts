import { describe, it } from '@jest/globals';
import type { NoticeFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { deliveries } from '../delivery/deliveries.js';
import { notices } from './notices.js';

const AT = '2026-01-01T00:00:00.000Z';
const notice = 'n1';
const content = {
  recipient: 'person:w',
  level: 'warning' as const,
  title: { zh: '题', en: 'title' },
  body: { zh: '文', en: 'text' },
  link: '/alliances/a',
  cause: { id: 'e1', type: 'x' },
};
const sent: NoticeFact = { type: 'notification.notice-sent', data: { notice, ...content } };
const read = (by: string): NoticeFact => ({ type: 'notification.notice-read', data: { notice, by } });
const scheduled = (channel: string, attempt: number): NoticeFact => ({
  type: 'notification.delivery-scheduled',
  data: { notice, channel, attempt, dueAt: AT },
});
const tried = (channel: string, status: 'delivered' | 'failed'): NoticeFact => ({
  type: 'notification.delivery-tried',
  data: { notice, channel, attempt: 1, status, detail: 'd' },
});
const inbox = { channel: 'inbox', status: 'delivered', at: AT };

describe('notices', () => {
  it('are in the inbox at once, and read by each for himself', () => {
    const document = { ...content, at: AT, readBy: {}, channels: [inbox] };
    givenEvents(notices, recorded([sent])).then(notice, document);
    givenEvents(notices, recorded([sent, read('w'), read('l')])).then(notice, {
      ...document,
      readBy: { w: AT, l: AT },
    });
  });

  it('say how each channel went last', () => {
    const facts = [
      sent,
      tried('webhook:h1', 'failed'),
      tried('webhook:h2', 'delivered'),
      tried('webhook:h1', 'delivered'),
    ];
    givenEvents(notices, recorded(facts)).then(notice, {
      ...content,
      at: AT,
      readBy: {},
      channels: [
        inbox,
        { channel: 'webhook:h2', status: 'delivered', at: AT },
        { channel: 'webhook:h1', status: 'delivered', at: AT },
      ],
    });
  });
});

describe('deliveries', () => {
  const due = (channel: string, attempt: number) => ({
    dueAt: AT,
    command: 'deliver',
    payload: { notice, channel, attempt },
  });

  it('are due per channel until tried, and again when another try is scheduled', () => {
    const first = [sent, scheduled('webhook:h1', 1), scheduled('webhook:h2', 1)];
    const read_ = givenEvents(deliveries, recorded([...first, tried('webhook:h1', 'failed')]));
    read_.then('n1|webhook:h1', undefined);
    read_.then('n1|webhook:h2', due('webhook:h2', 1));
    givenEvents(deliveries, recorded([...first, tried('webhook:h1', 'failed'), scheduled('webhook:h1', 2)])).then(
      'n1|webhook:h1',
      due('webhook:h1', 2),
    );
  });

  it('of a notice that was taken back are due no more, and it is in no inbox', () => {
    const withdrawn: NoticeFact = {
      type: 'notification.notice-withdrawn',
      data: { notice, channels: ['webhook:h1', 'webhook:h2'] },
    };
    const facts = [sent, scheduled('webhook:h1', 1), scheduled('webhook:h2', 1), withdrawn];
    const left = givenEvents(deliveries, recorded(facts));
    left.then('n1|webhook:h1', undefined);
    left.then('n1|webhook:h2', undefined);
    givenEvents(notices, recorded(facts)).then(notice, undefined);
  });
});
