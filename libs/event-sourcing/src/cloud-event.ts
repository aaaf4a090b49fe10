import type { RecordedEvent } from './event.js';
import { formatPosition } from './log.js';
import { commitNoOf, seqOf } from './event.js';

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
  const place = /^([a-z][a-z-]*)\.(\d+)\.(\d+)\.(\d+)$/.exec(headers['ce_id']!);
  const [source = '', log, no, index] = place?.slice(1) ?? [];
  const seq = seqOf(Number(no), Number(index));
  if (!place || headers['ce_source'] !== SOURCE + source || headers['ce_sequence'] !== String(seq))
    throw new NotACloudEvent(`ce_id ${headers['ce_id']}, ce_source and ce_sequence do not agree`);
  const { ce_subject: stream = '', ce_tenant: tenant = '', ce_time: at = '', ce_dataversion: v = '1' } = headers;
  if (!stream.startsWith(`${tenant}/`)) throw new NotACloudEvent(`ce_subject ${stream} is not of tenant ${tenant}`);
  if (!/^\d{4}-\d\d-\d\dT.*Z$/.test(at)) throw new NotACloudEvent(`ce_time ${at} is not a time in UTC`);
  if (!/^[1-9]\d{0,5}$/.test(v)) throw new NotACloudEvent(`ce_dataversion ${v} is not a version`);
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
    stream,
    tenant,
    at,
    actor: headers['ce_actor'] ?? '',
    commandId: '',
    trace: headers['ce_traceparent'],
    type: headers['ce_type']!,
    v: Number(v),
    data,
  };
}
