import { Controller, Param, type Type, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { catalogue } from '@ronghe/contracts';
import { type RecordedEvent, notFound, recordedEvents, toCloudEvent } from '@ronghe/event-sourcing';
import { AsStored } from './answers.js';
import type { Row } from './identity/index.js';
import { Reads } from './routes.js';
import { View, type Viewpoint } from './request.js';
import type { ServiceRuntime } from './runtime.js';

const EVENT_ID = /^([a-z-]{1,40})\.(\d{1,4})\.(\d{1,15})\.(\d{1,4})$/;

/** The last click of every explanation: the recorded event itself, personal data still sealed. */
export function eventsController(service: string, runtimeToken: Type<ServiceRuntime>): Type<object> {
  @ApiTags(service)
  @Controller(`api/${service}/v1/events`)
  class EventsController {
    constructor(@Inject(runtimeToken) private readonly runtime: ServiceRuntime) {}

    @Reads(':id', '一条事件 One recorded event', ['read', 'event'])
    async one(@View() { tenant, rights }: Viewpoint, @Param('id') id: string): Promise<AsStored> {
      const [, source, log, no] = EVENT_ID.exec(id) ?? [];
      const { store } = this.runtime.ports;
      if (source !== service || Number(log) >= store.logs) return notFound(EVENT);
      const [commit] = await store.readLog(Number(log), Number(no) - 1, 1);
      const event = commit && recordedEvents(service, commit, catalogue).find((e) => e.id === id);
      if (!event || event.tenant !== tenant) return notFound(EVENT);
      if (!rights.everywhere('read', 'event') && !rights.may('read', 'event', await this.row(event)))
        return notFound(EVENT);
      return new AsStored(toCloudEvent(event, catalogue.versionOf(event.type)));
    }

    private async row(event: RecordedEvent): Promise<Row> {
      const person = personIn(event.data);
      if (person === undefined) return {};
      const { definition, ports } = this.runtime;
      return { person, within: await definition.whereabouts?.(ports.models.reader(event.tenant), person) };
    }
  }
  return EventsController;
}

/** Whom an event is about; undefined for one about nobody. */
function personIn(data: unknown): string | undefined {
  const { person, subject, recipient } = data as Record<string, unknown>;
  if (typeof person === 'string') return person;
  return /^person:(.+)$/.exec(String(subject ?? recipient))?.[1];
}

const EVENT = { zh: '事件', en: 'event' };
