import type { CommandBus } from '@nestjs/cqrs';
import { type Deadline, sendDue } from '@ronghe/event-sourcing';
import { ChangeNotice } from '../notice/notice.handlers.js';
import type { NotificationRuntime } from '../notification.runtime.js';
import { notices } from '../notices/notices.js';
import { isForgotten } from '../reactions/forgotten-people.js';
import { webhooks } from '../webhook/webhooks.js';
import { deliveries } from './deliveries.js';
import { type Answer, post } from './post.js';
import { signedHeaders } from './signature.js';

const MOST_AT_ONCE = 16;

interface Delivery {
  tenant: string;
  commandId: string;
  notice: string;
  channel: string;
  attempt: number;
}

/**
 * Sends what is due and records how it went. A crash between the two sends again under the same webhook-id, by which
 * the receiver knows it. Returns how many were tried.
 */
export async function deliverDue(
  runtime: NotificationRuntime,
  commands: CommandBus,
  clock: () => Date,
  allowPrivate: boolean,
): Promise<number> {
  const due: Delivery[] = [];
  await sendDue(
    deliveries,
    runtime.ports.models,
    clock().toISOString(),
    async (tenant: string, { payload }: Deadline, commandId: string) => {
      due.push({ tenant, commandId, ...(payload as { notice: string; channel: string; attempt: number }) });
    },
  );
  for (let i = 0; i < due.length; i += MOST_AT_ONCE)
    await Promise.all(
      due.slice(i, i + MOST_AT_ONCE).map(async (d) => {
        const { ok, detail } = await send(runtime, d, clock, allowPrivate);
        const at = clock().toISOString();
        const { tenant, commandId, notice, channel, attempt } = d;
        const status = ok ? ('delivered' as const) : ('failed' as const);
        const command = { kind: 'recordTry' as const, notice, channel, attempt, status, detail, at };
        await commands.execute(
          new ChangeNotice({ tenant, commandId, actor: 'system', at, fingerprint: commandId }, notice, command),
        );
      }),
    );
  return due.length;
}

async function send(
  runtime: NotificationRuntime,
  { tenant, notice, channel }: Delivery,
  clock: () => Date,
  allowPrivate: boolean,
): Promise<Answer> {
  const reader = await runtime.reader(tenant);
  const webhook = await reader.get(webhooks, channel.slice('webhook:'.length));
  const document = await reader.get(notices, notice);
  const secret = webhook && (await runtime.ports.personalData.openOne(webhook.secret));
  if (document && (await isForgotten(reader, document.recipient)))
    return { ok: true, detail: 'the person was forgotten' };
  if (!webhook || !document || !secret) return { ok: true, detail: 'the webhook was removed' };
  const { recipient, level, title, body, link, cause, at } = document;
  const payload = JSON.stringify({
    type: 'notice',
    id: notice,
    tenant,
    recipient,
    level,
    title,
    body,
    link,
    cause,
    at,
  });
  return post(webhook.url, signedHeaders(secret, notice, clock(), payload), payload, allowPrivate);
}
