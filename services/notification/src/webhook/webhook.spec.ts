import { describe, it } from '@jest/globals';
import type { NoticeFact, WebhookFact } from '@ronghe/contracts';
import { given, givenEvents, recorded, recorder } from '@ronghe/event-sourcing/testing';
import type { WebhookCommand } from './webhook.js';
import { deliveryCounts, webhooks } from './webhooks.js';
import { webhook as decider } from './webhook.decider.js';

const register = (url: string): WebhookCommand => ({
  kind: 'registerWebhook',
  webhook: 'h1',
  url,
  levels: ['warning'],
  secret: 'pd1.s',
});
const registered = (url: string): WebhookFact => ({
  type: 'notification.webhook-registered',
  data: { webhook: 'h1', url, levels: ['warning'], secret: 'pd1.s' },
});
const remove: WebhookCommand = { kind: 'removeWebhook', webhook: 'h1' };
const removed: WebhookFact = { type: 'notification.webhook-removed', data: { webhook: 'h1' } };
const URL_ = 'https://example.org/hook?x=1';

describe('a webhook', () => {
  it('is registered once and removed once', () => {
    given(decider)
      .when(register(URL_))
      .then([registered(URL_)]);
    given(decider, [registered(URL_)])
      .when(register(URL_))
      .then([]);
    given(decider, [registered(URL_)])
      .when(remove)
      .then([removed]);
    given(decider, [registered(URL_), removed])
      .when(remove)
      .thenRefused('not-found');
    given(decider).when(remove).thenRefused('not-found');
  });

  it.each(['http://example.org', 'https://example.org:8443/a', 'https://例子.example/a'])('takes %s', (url) => {
    given(decider)
      .when(register(url))
      .then([registered(url)]);
  });

  it.each([
    'ftp://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/plain,a',
    'example.org/hook',
    '//example.org',
    'http://',
    'https://user@example.org',
    'https://user:word@example.org',
    'https://:word@example.org',
  ])('refuses %s', (url) => {
    given(decider).when(register(url)).thenRefused('webhook-url');
  });
});

describe('webhooks', () => {
  it('are listed until they are removed', () => {
    givenEvents(webhooks, recorded([registered(URL_)])).then('h1', {
      url: URL_,
      levels: ['warning'],
      secret: 'pd1.s',
      createdAt: '2026-01-01T00:00:00.000Z',
    });
    givenEvents(webhooks, recorded([registered(URL_), removed])).then('h1', undefined);
  });

  it('count deliveries over the streams of all notices; the last in time is the last', () => {
    const record = recorder({ source: 'notification', category: 'notice' });
    const tried = (notice: string, status: 'delivered' | 'failed', detail: string): NoticeFact => ({
      type: 'notification.delivery-tried',
      data: { notice, channel: 'webhook:h1', attempt: 1, status, detail },
    });
    const events = [
      ...record('n1', [tried('n1', 'failed', 'HTTP 500')], { at: '2026-01-03T00:00:00.000Z' }),
      ...record('n2', [tried('n2', 'delivered', 'HTTP 204')], { at: '2026-01-01T00:00:00.000Z' }),
      ...record('n3', [tried('n3', 'delivered', 'HTTP 200')], { at: '2026-01-02T00:00:00.000Z' }),
    ];
    givenEvents(deliveryCounts, events).then('webhook:h1', {
      delivered: 2,
      failed: 1,
      last: 'HTTP 500',
      lastAt: '2026-01-03T00:00:00.000Z',
    });
  });
});
