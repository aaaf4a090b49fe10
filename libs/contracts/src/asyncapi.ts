import { contracts } from './registry.js';

export const topicOf = (service: string): string => `ronghe.${service}.events.v1`;

const header = (description: string) => ({ type: 'string', description });

/** AsyncAPI 3 description of all topics, from the same declarations that the services validate against. */
export function asyncApiDocument(): object {
  const channels: Record<string, object> = {};
  const operations: Record<string, object> = {};
  const messages: Record<string, object> = {};
  for (const [service, list] of Object.entries(contracts)) {
    const channelMessages: Record<string, object> = {};
    for (const e of list) {
      messages[e.type] = {
        name: e.type,
        title: `${e.zh} / ${e.en}`,
        summary: e.en,
        description: e.zh,
        contentType: 'application/json',
        headers: { $ref: '#/components/schemas/CloudEventHeaders' },
        payload: e.schema,
        'x-schema-version': e.version,
      };
      channelMessages[e.type] = { $ref: `#/components/messages/${e.type}` };
    }
    channels[service] = {
      address: topicOf(service),
      description: `Events of the ${service} service, in order per stream; retention is unlimited.`,
      messages: channelMessages,
      bindings: {
        kafka: { topic: topicOf(service), topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1 } },
      },
    };
    operations[`receive-${service}`] = { action: 'receive', channel: { $ref: `#/channels/${service}` } };
  }
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Ronghe events 融合事件目录',
      version: '1.0.0',
      description:
        'CloudEvents 1.0, Kafka binary mode: attributes are headers with the prefix ce_, the payload is the value.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels,
    operations,
    components: {
      messages,
      schemas: {
        CloudEventHeaders: {
          type: 'object',
          required: [
            'ce_specversion',
            'ce_id',
            'ce_source',
            'ce_type',
            'ce_subject',
            'ce_time',
            'ce_tenant',
            'ce_sequence',
          ],
          properties: {
            ce_specversion: { const: '1.0' },
            ce_id: header('unique with ce_source: <service>.<log>.<commit>.<index>'),
            ce_source: header('/ronghe/<service>'),
            ce_type: header('stored name of the event'),
            ce_subject: header('the stream: <tenant>/<category>/<key>'),
            ce_time: header('record time, RFC 3339 UTC'),
            ce_tenant: header('the oilfield'),
            ce_actor: header('who caused it, a pseudonym'),
            ce_position: header('what a client sends back as Ronghe-After'),
            ce_sequence: header('place in the log, growing'),
            ce_dataversion: header('version of the payload schema'),
            ce_traceparent: header('W3C trace context'),
          },
        },
      },
    },
  };
}
