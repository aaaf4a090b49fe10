import { setTimeout as after } from 'node:timers/promises';
import { userInfo } from 'node:os';
import { type ParkedEvent, type Parking, discardParked, discardScope } from '@ronghe/event-sourcing';
import { ConfigRefused } from '@ronghe/process';
import { DEFINITIONS, chosen, isConsumerOf } from '../definitions.js';
import type { Installation } from '../installation.js';
import { EXIT, type Outcome, fine, table } from '../outcome.js';

interface Parked extends ParkedEvent {
  service: string;
}

/** What and why, never what it says about people. */
const inWords = ({ service, consumer, event, reason, at, state }: Parked) => ({
  service,
  consumer,
  event: event.id,
  type: event.type,
  stream: event.stream,
  recordedAt: event.at,
  parkedAt: at,
  state,
  reason,
});

export async function parkList(installation: Installation, service?: string): Promise<Outcome> {
  const items: ReturnType<typeof inWords>[] = [];
  for (const definition of chosen(service)) {
    const { parking } = await installation.of(definition);
    const own = (await parking.list()).filter(({ consumer }) => isConsumerOf(definition, consumer));
    items.push(...own.map((p) => inWords({ ...p, service: definition.name })));
  }
  if (items.length === 0) return fine(['没有停放的事件 Nothing is parked'], { items });
  const rows = items.map((i) => [i.consumer, i.stream, i.event, i.type, i.parkedAt, i.state, i.reason]);
  return fine(table([['consumer', 'stream', 'event', 'type', 'parked', 'state', 'reason'], ...rows]), { items });
}

export interface ReplayOptions {
  /** Until it is done or has failed again. */
  wait: boolean;
}

const LOOK_EVERY_MS = 500;

/** Only asks: the service that runs tries them again, in order. */
export async function parkReplay(
  installation: Installation,
  consumer: string,
  stream: string | undefined,
  { wait }: ReplayOptions,
): Promise<Outcome> {
  const parking = await parkingOf(installation, consumer);
  const asked = await parking.askReplay(consumer, stream);
  if (asked === 0)
    throw new ConfigRefused(
      `没有停放 Nothing is parked for ${consumer}${stream ? ` in ${stream}` : ''}; see: park list`,
    );
  if (!wait) return fine([`已请求重试 Asked to try again: ${asked} events; the service that runs does it`], { asked });
  while ((await left(parking, consumer, stream)).some((p) => p.state === 'replay-asked')) await after(LOOK_EVERY_MS);
  const failed = await left(parking, consumer, stream);
  const lines = failed.map(({ event, reason }) => `仍失败 failed again: ${event.id}: ${reason}`);
  return failed.length === 0
    ? fine([`已处理 Done: ${asked} events`], { asked, failed: 0 })
    : { lines, json: { asked, failed: failed.length }, exit: EXIT.wrong };
}

/** What is still parked of it; a read model that is built anew parks again under the new build's name. */
async function left(parking: Parking, consumer: string, stream: string | undefined): Promise<ParkedEvent[]> {
  const all = await parking.list();
  const isModel = discardScope(consumer) !== consumer;
  return all.filter(
    (p) =>
      (p.consumer === consumer || (isModel && discardScope(p.consumer) === discardScope(consumer))) &&
      (stream === undefined || p.event.stream === stream),
  );
}

/** Passes over an event, or a message that nobody can read, for ever. */
export async function parkDiscard(
  installation: Installation,
  consumer: string,
  event: string,
  { yes }: { yes: boolean },
): Promise<Outcome> {
  if (!yes)
    throw new ConfigRefused(
      `放弃后不能恢复 Discarding is for ever: ${consumer} will never take ${event}. Say --yes if that is meant.`,
    );
  const parking = await parkingOf(installation, consumer);
  const by = `operator:${userInfo().username}`;
  const at = new Date().toISOString();
  const isMessage = /^[\w.-]+\/\d+\/\d+$/.test(event);
  const parked = (await parking.list(consumer)).find((p) => p.event.id === event);
  if (parked) await discardParked(parking, parked, by, at);
  else if (isMessage) await parking.discard(discardScope(consumer), event, by, at);
  else throw new ConfigRefused(`没有停放 ${event} is not parked for ${consumer}; see: park list`);
  return fine([`已放弃 Discarded ${event} for ${discardScope(consumer)}, by ${by}`], { consumer, event, by, at });
}

/** Of the service that the consumer is of: `<service>.models`, `<service>.reactions/<name>` or a build of a model. */
async function parkingOf(installation: Installation, consumer: string): Promise<Parking> {
  const definition = DEFINITIONS.find((d) => isConsumerOf(d, consumer));
  if (!definition)
    throw new ConfigRefused(
      `没有这个消费者 No consumer named ${consumer}: it is <service>.models, <service>.reactions, <service>.reactions/<reaction> or a build of a read model; see: park list`,
    );
  return (await installation.of(definition)).parking;
}
