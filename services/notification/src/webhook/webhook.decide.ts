import type { WebhookFact } from '@ronghe/contracts';
import { invalidField, notFound } from '@ronghe/event-sourcing';
import type { Webhook, WebhookCommand } from './webhook.js';

export function decideWebhook(command: WebhookCommand, state: Webhook): WebhookFact[] {
  const { webhook } = command;
  switch (command.kind) {
    case 'registerWebhook': {
      if (state.is !== 'unknown') return [];
      const { url, levels, secret } = command;
      const problem = urlProblem(url);
      if (problem) invalidField('/url', 'webhook-url', problem);
      return [{ type: 'notification.webhook-registered', data: { webhook, url, levels, secret } }];
    }
    case 'removeWebhook':
      if (state.is !== 'registered') return notFound({ zh: '回调', en: 'webhook' });
      return [{ type: 'notification.webhook-removed', data: { webhook } }];
    default:
      return command satisfies never;
  }
}

function urlProblem(text: string): { zh: string; en: string } | undefined {
  const url = URL.parse(text);
  if (!url || !['https:', 'http:'].includes(url.protocol))
    return { zh: '应为 http 或 https 地址', en: 'Must be an http or https address' };
  if (url.username || url.password)
    return { zh: '地址中不能带用户名或密码', en: 'Must not carry a user name or password' };
  return undefined;
}
