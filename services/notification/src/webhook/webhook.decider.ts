import type { WebhookFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Webhook, type WebhookCommand, evolveWebhook, noWebhook } from './webhook.js';
import { decideWebhook } from './webhook.decide.js';

export const webhook: Decider<Webhook, WebhookCommand, WebhookFact> = {
  category: 'webhook',
  initial: noWebhook,
  decide: decideWebhook,
  evolve: evolveWebhook,
};
