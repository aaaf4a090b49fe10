import type { NoticeFact, NoticeLevel, WebhookFact } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';

export interface WebhookRow {
  url: string;
  levels: readonly NoticeLevel[];
  /** Sealed. */
  secret: string;
  createdAt: string;
}

export const webhooks: Projection<WebhookRow, WebhookFact> = {
  model: 'webhooks',
  version: 1,
  types: ['notification.webhook-registered', 'notification.webhook-removed'],
  keys: (event) => [event.data.webhook],
  evolve: (_, event) => {
    if (event.type === 'notification.webhook-removed') return undefined;
    const { url, levels, secret } = event.data;
    return { url, levels, secret, createdAt: event.at };
  },
};

/** How deliveries on a channel went; notices are many streams, so each log counts its own. */
export interface DeliveryCount {
  delivered: number;
  failed: number;
  last: string;
  lastAt: string;
}

export const deliveryCounts: Projection<DeliveryCount, NoticeFact> = {
  model: 'delivery-counts',
  version: 1,
  types: ['notification.delivery-tried'],
  keys: (event) => (event.type === 'notification.delivery-tried' ? [event.data.channel] : []),
  evolve: (count, event) => {
    if (event.type !== 'notification.delivery-tried') return count;
    const { status, detail } = event.data;
    const { delivered, failed } = count ?? { delivered: 0, failed: 0 };
    return {
      delivered: delivered + Number(status === 'delivered'),
      failed: failed + Number(status === 'failed'),
      last: detail,
      lastAt: event.at,
    };
  },
  merge: (partials) => {
    const [latest] = [...partials].sort((a, b) => b.lastAt.localeCompare(a.lastAt));
    const sum = (field: 'delivered' | 'failed'): number => partials.reduce((n, p) => n + p[field], 0);
    return { ...latest!, delivered: sum('delivered'), failed: sum('failed') };
  },
};
