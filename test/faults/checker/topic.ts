import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent, StoredMessage } from './stored.js';

export interface TopicFound {
  partitions: number;
  messages: StoredMessage[];
}

/**
 * The topic against the log: each event at least once, first occurrences in the order of the log, each in its log's
 * partition and with what the log says of it; and nothing else.
 */
export function checkTopic(source: string, events: readonly StoredEvent[], topic: TopicFound): string[] {
  const known = new Map(events.map((e) => [e.id, e]));
  const seen = new Set<string>();
  const last = new Map<number, number>();
  const wrong: string[] = [];
  for (const message of [...topic.messages].sort((a, b) => a.partition - b.partition || a.offset - b.offset)) {
    const id = message.headers['ce_id'] ?? '';
    const where = `${source}: the topic's ${message.partition}/${message.offset}`;
    const event = known.get(id);
    if (!event) {
      wrong.push(`${where} is ${id || 'no event'}, which is not in the log`);
      continue;
    }
    const differs = differenceOf(event, message, topic.partitions);
    if (differs) wrong.push(`${where} is ${id} with another ${differs}`);
    if (seen.has(id)) continue;
    seen.add(id);
    const before = last.get(event.log) ?? -1;
    if (event.sequence < before) wrong.push(`${where} is ${id}, first seen after place ${before} of its log`);
    last.set(event.log, Math.max(before, event.sequence));
  }
  for (const { id } of events) if (!seen.has(id)) wrong.push(`${source}: event ${id} is not on the topic`);
  return wrong;
}

function differenceOf(event: StoredEvent, { partition, key, headers, value }: StoredMessage, partitions: number) {
  const expected: Record<string, unknown> = {
    partition: event.log % partitions,
    key: event.stream,
    ce_specversion: '1.0',
    ce_source: `/ronghe/${event.source}`,
    ce_type: event.type,
    ce_subject: event.stream,
    ce_time: event.at,
    ce_tenant: event.tenant,
    ce_actor: event.actor,
    ce_sequence: String(event.sequence),
    ce_dataversion: String(event.v),
    payload: event.data,
  };
  const found: Record<string, unknown> = { ...headers, partition, key, payload: parsed(value) };
  return Object.keys(expected).find((name) => !isDeepStrictEqual(expected[name], found[name]));
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
