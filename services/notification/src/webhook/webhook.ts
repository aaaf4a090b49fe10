import type { NoticeLevel, WebhookFact } from '@ronghe/contracts';

export type Webhook = { is: 'unknown' } | { is: 'registered'; levels: readonly NoticeLevel[] } | { is: 'removed' };

export type WebhookCommand =
  | { kind: 'registerWebhook'; webhook: string; url: string; levels: NoticeLevel[]; secret: string }
  | { kind: 'removeWebhook'; webhook: string };

export const noWebhook = (): Webhook => ({ is: 'unknown' });

export function evolveWebhook(_: Webhook, fact: WebhookFact): Webhook {
  switch (fact.type) {
    case 'notification.webhook-registered':
      return { is: 'registered', levels: fact.data.levels };
    case 'notification.webhook-removed':
      return { is: 'removed' };
    default:
      return fact satisfies never;
  }
}
