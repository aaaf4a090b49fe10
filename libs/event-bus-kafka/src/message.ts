import {
  type Commit,
  type EventCatalogue,
  NotACloudEvent,
  type RecordedEvent,
  fromBinary,
  recordedEvents,
  seqOf,
  toBinary,
  toCloudEvent,
} from '@ronghe/event-sourcing';
import type { InMessage, OutMessage } from './client.js';

/** What is on the topic is what is in the store, whatever version this build writes: readers bring it up to date. */
const AS_STORED: EventCatalogue = {
  stamp: (fact) => ({ ...fact, v: 1 }),
  read: ({ type, data }) => ({ type, data }),
};

export const messagesOf = (source: string, commit: Commit): OutMessage[] =>
  recordedEvents(source, commit, AS_STORED).map((event, index) =>
    toBinary(toCloudEvent(event, commit.events[index]!.v)),
  );

/** About what the messages take in a record batch, in bytes. */
export const sizeOf = (messages: readonly OutMessage[]): number =>
  messages.reduce((sum, m) => sum + Buffer.byteLength(m.value) + HEADERS_ABOUT, 0);
const HEADERS_ABOUT = 600;

/** Where an event stands, read from its id alone. */
export interface Place {
  source: string;
  log: number;
  no: number;
  index: number;
  seq: number;
}

const ID = /^([a-z][a-z-]*)\.(\d{1,6})\.(\d{1,12})\.(\d{1,4})$/;

/** Undefined when there is no id to be understood. */
export function placeOf(message: InMessage): Place | undefined {
  const match = ID.exec(text(message.headers?.['ce_id']) ?? '');
  if (!match) return undefined;
  const no = Number(match[3]);
  const index = Number(match[4]);
  return { source: match[1]!, log: Number(match[2]), no, index, seq: seqOf(no, index) };
}

/** @throws NotACloudEvent; the catalogue's error for a type or version that it does not know. */
export function eventOf(message: InMessage, catalogue: EventCatalogue): RecordedEvent {
  const headers: Record<string, string | undefined> = {};
  for (const name in message.headers) headers[name] = text(message.headers[name]);
  if (!message.value) throw new NotACloudEvent('it has no payload');
  const { v, ...event } = fromBinary(headers, message.value.toString());
  const fact = catalogue.read({ type: event.type, v, data: event.data });
  event.type = fact.type;
  event.data = fact.data;
  return event;
}

const text = (header: Buffer | string | (Buffer | string)[] | undefined): string | undefined =>
  Array.isArray(header) ? text(header[0]) : header?.toString();

/** A message that is no event of ours, or one that this build does not know. Its partition waits before it. */
export class UnreadableMessage extends Error {
  override name = 'UnreadableMessage';
  /** What an operator discards it by. */
  readonly id: string;

  constructor(topic: string, partition: number, offset: string, reader: string, reason: unknown) {
    const why = reason instanceof Error ? reason.message : String(reason);
    const id = `${topic}/${partition}/${offset}`;
    super(
      `the message at offset ${offset} of partition ${partition} of ${topic} cannot be read: ${why}. ` +
        `Upgrade this service if another one is newer; if the message is to be passed over for ever: ` +
        `npm run ronghe -- park discard ${reader} ${id}`,
      { cause: reason },
    );
    this.id = id;
  }
}
