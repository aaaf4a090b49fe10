import { Body, Controller, Get, HttpCode, Inject, Post, type Type, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ParkedEvent, type Parking, discardParked, discardScope, notFound } from '@ronghe/event-sourcing';
import { TextField } from './fields.js';
import { Access, type Action, Caller, type Identity } from './identity/index.js';
import { View, type Viewpoint } from './request.js';
import type { ServiceRuntime } from './runtime.js';

class ReplayBody {
  @TextField(200) consumer!: string;
  @TextField(300) stream!: string;
}

class DiscardBody {
  @TextField(200) consumer!: string;
  @TextField(100) event!: string;
}

const Operates = (method: MethodDecorator, summary: string, action: Action): MethodDecorator =>
  applyDecorators(method, HttpCode(200), Access(action, 'parked'), ApiBearerAuth(), ApiOperation({ summary }));

/** A parked event as an operator sees it: what and why, never what it says about people. */
const inWords = ({ consumer, event, reason, at, state }: ParkedEvent) => ({
  consumer,
  event: event.id,
  type: event.type,
  stream: event.stream,
  recordedAt: event.at,
  parkedAt: at,
  reason,
  state,
});

/** Events that a service could not handle: seen, tried again or discarded by an operator, of his own tenant only. */
export function parkedController(service: string, runtimeToken: Type<ServiceRuntime>): Type<object> {
  @ApiTags(service)
  @Controller(`api/${service}/v1/parked`)
  class ParkedController {
    constructor(@Inject(runtimeToken) private readonly runtime: ServiceRuntime) {}

    @Operates(Get(), '停放的事件 Parked events', 'read')
    async list(@View() { tenant }: Viewpoint): Promise<{ items: ReturnType<typeof inWords>[] }> {
      const all = await Promise.all(this.places().map((parking) => parking.list()));
      return {
        items: all
          .flat()
          .filter((p) => p.event.tenant === tenant && this.isOurs(p))
          .map(inWords),
      };
    }

    @Operates(Post('replay'), '重新处理一个流的停放事件 Try the parked events of a stream again', 'change')
    async replay(@Caller() caller: Identity, @Body() { consumer, stream }: ReplayBody): Promise<{ asked: number }> {
      const { parking } = await this.find(caller, (p) => p.consumer === consumer && p.event.stream === stream);
      return { asked: await parking.askReplay(consumer, stream) };
    }

    @Operates(Post('discard'), '放弃一个停放事件 Discard a parked event for ever', 'change')
    async discard(
      @Caller() caller: Identity,
      @Body() { consumer, event }: DiscardBody,
    ): Promise<{ discarded: string }> {
      const { parking, found } = await this.find(caller, (p) => p.consumer === consumer && p.event.id === event);
      const at = this.runtime.ports.clock().toISOString();
      await discardParked(parking, found, caller.person, at);
      return { discarded: event };
    }

    private async find(caller: Identity, matches: (parked: ParkedEvent) => boolean) {
      for (const parking of this.places()) {
        const found = (await parking.list()).find(
          (p) => p.event.tenant === caller.tenant && this.isOurs(p) && matches(p),
        );
        if (found) return { parking, found };
      }
      return notFound({ zh: '停放的事件', en: 'parked event' });
    }

    /** Services that share a data folder park side by side there. */
    private isOurs({ consumer }: ParkedEvent): boolean {
      const { name, projections } = this.runtime.definition;
      return consumer.startsWith(`${name}.`) || projections.some(({ model }) => model === discardScope(consumer));
    }

    private places(): Parking[] {
      const { modelParking, reactionParking } = this.runtime.ports;
      return [...new Set([modelParking, reactionParking])];
    }
  }
  return ParkedController;
}
