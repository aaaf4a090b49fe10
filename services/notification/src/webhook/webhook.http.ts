import { Body, Controller, Param, Query } from '@nestjs/common';
import { CommandBus, type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { NOTICE_LEVELS, type NoticeLevel } from '@ronghe/contracts';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  ChoiceListField,
  type Column,
  Context,
  Creates,
  ListFilter,
  Listing,
  Lists,
  Receipt,
  TextField,
  View,
  type Viewpoint,
  newId,
} from '@ronghe/service-kit';
import { NotificationRuntime } from '../notification.runtime.js';
import { type RegisteredWebhook, RegisterWebhook, RemoveWebhook } from './webhook.handlers.js';
import { deliveryCounts, webhooks } from './webhooks.js';

class RegisterWebhookBody {
  @TextField(500) url!: string;
  @ChoiceListField(NOTICE_LEVELS) levels!: NoticeLevel[];
}

const COLUMNS: Column[] = [
  { field: 'url', label: { zh: '地址', en: 'Address' } },
  { field: 'createdAt', label: { zh: '登记时间', en: 'Registered' } },
];

interface WebhookView {
  id: string;
  url: string;
  levels: readonly NoticeLevel[];
  createdAt: string;
  deliveries: { ok: number; failed: number; lastStatus?: string };
}

export class WebhooksQuery {
  constructor(readonly view: Viewpoint) {}
}

@QueryHandler(WebhooksQuery)
export class WebhooksQueryHandler implements IQueryHandler<WebhooksQuery> {
  constructor(private readonly runtime: NotificationRuntime) {}

  async execute({ view }: WebhooksQuery): Promise<Listing<WebhookView>> {
    const reader = await this.runtime.view(view);
    const counts = new Map((await reader.merged(deliveryCounts)).map((c) => [c.key, c.document]));
    const rows = (await reader.find(webhooks)).map(({ key, document: { url, levels, createdAt } }): WebhookView => {
      const count = counts.get(`webhook:${key}`);
      return {
        id: key,
        url,
        levels,
        createdAt,
        deliveries: { ok: count?.delivered ?? 0, failed: count?.failed ?? 0, lastStatus: count?.last },
      };
    });
    return new Listing({ zh: '回调', en: 'Webhooks' }, rows, COLUMNS, '-createdAt');
  }
}

@ApiTags('notification')
@Controller('api/notification/v1/webhooks')
export class WebhookController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Creates('', '登记回调 Register a webhook', ['change', 'webhook'])
  async register(@Context() context: CommandContext, @Body() { url, levels }: RegisterWebhookBody): Promise<Receipt> {
    const id = newId(context, 'webhook');
    const { handled, secret } = await this.commands.execute<RegisterWebhook, RegisteredWebhook>(
      new RegisterWebhook(context, id, url, levels),
    );
    return new Receipt(id, handled, { secret });
  }

  @Changes(':id/removal', '移除回调 Remove a webhook', ['change', 'webhook'])
  async remove(@Context() context: CommandContext, @Param('id') id: string): Promise<Receipt> {
    return new Receipt(id, await this.commands.execute<RemoveWebhook, Handled>(new RemoveWebhook(context, id)));
  }

  @Lists('', '回调列表 List webhooks', ['read', 'webhook'])
  list(@View() view: Viewpoint, @Query() _: ListFilter): Promise<Listing<WebhookView>> {
    return this.queries.execute(new WebhooksQuery(view));
  }
}
