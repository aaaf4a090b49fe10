import { randomBytes } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NoticeLevel } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { quotaReached } from '@ronghe/service-kit';
import { NotificationRuntime } from '../notification.runtime.js';
import { webhooks } from './webhooks.js';
import { webhook } from './webhook.decider.js';

export class RegisterWebhook {
  constructor(
    readonly context: CommandContext,
    readonly id: string,
    readonly url: string,
    readonly levels: NoticeLevel[],
  ) {}
}
export class RemoveWebhook {
  constructor(
    readonly context: CommandContext,
    readonly id: string,
  ) {}
}

/** The answer of a registration; the secret is shown here and never again. */
export interface RegisteredWebhook {
  handled: Handled;
  secret?: string;
}

@CommandHandler(RegisterWebhook)
export class RegisterWebhookHandler implements ICommandHandler<RegisterWebhook> {
  constructor(private readonly runtime: NotificationRuntime) {}

  async execute({ context, id, url, levels }: RegisterWebhook): Promise<RegisteredWebhook> {
    if ((await this.runtime.quotaLeft(context.tenant, 'webhooks', webhooks)) < 1) throw quotaReached();
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const sealed = await this.sealed(context.tenant, id, secret);
    const command = { kind: 'registerWebhook' as const, webhook: id, url, levels, secret: sealed };
    const handled = await this.runtime.handle(webhook, id, command, context);
    return handled.replayed ? { handled } : { handled, secret };
  }

  /**
   * The public stream must not carry a secret: it is sealed under a key of the webhook's own. Asked again for one that was
   * registered, and perhaps removed with its key, there is nothing to seal.
   */
  private async sealed(tenant: string, id: string, secret: string): Promise<string> {
    if (await this.runtime.state(webhook, tenant, id)) return '';
    return (await this.runtime.ports.personalData.sealer(tenant, `webhook-${id}`))('secret', secret);
  }
}

@CommandHandler(RemoveWebhook)
export class RemoveWebhookHandler implements ICommandHandler<RemoveWebhook> {
  constructor(private readonly runtime: NotificationRuntime) {}

  async execute({ context, id }: RemoveWebhook): Promise<Handled> {
    const handled = await this.runtime.handle(webhook, id, { kind: 'removeWebhook', webhook: id }, context);
    await this.runtime.ports.personalData.forget(context.tenant, `webhook-${id}`);
    return handled;
  }
}
