import { type DynamicModule, Module } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import {
  type Ports,
  type ServiceDefinition,
  type ServiceReactions,
  type TickSettings,
  eventsController,
  parkedController,
} from '@ronghe/service-kit';
import { deliverDue } from './delivery/deliver-due.js';
import { deliveries } from './delivery/deliveries.js';
import { standings } from './known-standings.js';
import { ChangeNoticeHandler } from './notice/notice.handlers.js';
import { InboxQueryHandler, NoticesController } from './notices/notices.http.js';
import { notices } from './notices/notices.js';
import { NotificationRuntime } from './notification.runtime.js';
import { forgottenPeople } from './reactions/forgotten-people.js';
import { knownAlliances, knownUnitsHere } from './reactions/known.js';
import { deliveriesByNotice, noticesByEvent } from './reactions/notices-by-event.js';
import { noticesWithdrawn } from './reactions/notices-withdrawn.js';
import { RegisterWebhookHandler, RemoveWebhookHandler } from './webhook/webhook.handlers.js';
import { WebhookController, WebhooksQueryHandler } from './webhook/webhook.http.js';
import { deliveryCounts, webhooks } from './webhook/webhooks.js';

/** Tells people in time what concerns them: inbox and signed webhooks. */
export const definition: ServiceDefinition = {
  name: 'notification',
  sources: ['notification', 'organization', 'alliance-project', 'scoring'],
  projections: [
    notices,
    webhooks,
    deliveryCounts,
    deliveries,
    knownUnitsHere,
    knownAlliances,
    forgottenPeople,
    standings.roles,
    standings.tenants,
  ],
  standings,
};

@Module({})
export class NotificationModule {
  static runtime(ports: Ports): NotificationRuntime {
    return new NotificationRuntime(definition, ports);
  }

  static reactions(runtime: NotificationRuntime, commands: CommandBus): ServiceReactions {
    return [
      noticesByEvent(runtime, commands),
      deliveriesByNotice(runtime, commands),
      noticesWithdrawn(runtime, commands),
    ];
  }

  static tick(
    runtime: NotificationRuntime,
    commands: CommandBus,
    { clock, allowPrivateWebhooks }: TickSettings,
  ): Promise<number> {
    return deliverDue(runtime, commands, clock, allowPrivateWebhooks);
  }

  static with(runtime: NotificationRuntime): DynamicModule {
    return {
      module: NotificationModule,
      controllers: [
        eventsController(definition.name, NotificationRuntime),
        parkedController(definition.name, NotificationRuntime),
        NoticesController,
        WebhookController,
      ],
      providers: [
        { provide: NotificationRuntime, useValue: runtime },
        ChangeNoticeHandler,
        RegisterWebhookHandler,
        RemoveWebhookHandler,
        InboxQueryHandler,
        WebhooksQueryHandler,
      ],
    };
  }
}
