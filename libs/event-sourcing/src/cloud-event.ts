import type { RecordedEvent } from './event.js';
import { formatPosition } from './log.js';
import { commitNoOf } from './event.js';

/** CloudEvents 1.0 (https://github.com/cloudevents/spec), JSON format, with our extension attributes. */
export interface CloudEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  /** Version of the payload's schema in the catalogue. */
  dataversion: number;
  tenant: string;
  actor: string;
  position: string;
  /** Place in the log, growing. */
  sequence: string;
  traceparent?: string;
  data: unknown;
}

const SOURCE = '/ronghe/';

export function toCloudEvent(event: RecordedEvent, version: number): CloudEvent {
  return {
    specversion: '1.0',
    id: event.id,
    source: SOURCE + event.source,
    type: event.type,
    subject: event.stream,
    time: event.at,
    datacontenttype: 'application/json',
    dataversion: version,
    tenant: event.tenant,
    actor: event.actor,
    position: formatPosition({ source: event.source, log: event.log, no: commitNoOf(event.seq) }),
    sequence: String(event.seq),
    ...(event.trace ? { traceparent: event.trace } : {}),
    data: event.data,
  };
}

/** Binary content mode (Kafka protocol binding): attributes as `ce_` headers, the payload as it is. */
export function toBinary(event: CloudEvent): { key: string; headers: Record<string, string>; value: string } {
  const { data, datacontenttype, ...attributes } = event;
  const headers: Record<string, string> = { 'content-type': datacontenttype };
  for (const [name, value] of Object.entries(attributes)) headers[`ce_${name}`] = String(value);
  return { key: event.subject, headers, value: JSON.stringify(data) };
}

export class NotACloudEvent extends Error {
  override name = 'NotACloudEvent';
}

const REQUIRED = ['specversion', 'id', 'source', 'type', 'subject', 'time', 'tenant', 'sequence'] as const;

/** The reverse of {@link toBinary}. @throws NotACloudEvent naming the attribute that is missing or wrong. */
export function fromBinary(headers: Record<string, string | undefined>, value: string): RecordedEvent & { v: number } {
  for (const name of REQUIRED) if (!headers[`ce_${name}`]) throw new NotACloudEvent(`header ce_${name} is missing`);
  if (headers['ce_specversion'] !== '1.0')
    throw new NotACloudEvent(`ce_specversion is ${headers['ce_specversion']}, not 1.0`);
  const [source, log] = (headers['ce_id'] ?? '').split('.');
  const seq = Number(headers['ce_sequence']);
  if (!source || headers['ce_source'] !== SOURCE + source || !/^\d+$/.test(log ?? '') || !Number.isSafeInteger(seq))
    throw new NotACloudEvent(`ce_id ${headers['ce_id']}, ce_source and ce_sequence do not agree`);
  let data: unknown;
  try {
    data = JSON.parse(value);
  } catch {
    throw new NotACloudEvent(`the payload of ${headers['ce_id']} is not JSON`);
  }
  return {
    id: headers['ce_id']!,
    source,
    log: Number(log),
    seq,
    stream: headers['ce_subject']!,
    tenant: headers['ce_tenant']!,
    at: headers['ce_time']!,
    actor: headers['ce_actor'] ?? '',
    commandId: '',
    trace: headers['ce_traceparent'],
    type: headers['ce_type']!,
    v: Number(headers['ce_dataversion'] ?? 1),
    data,
  };
}
