import type { Connection } from './client.js';

/** Kafka cannot be used as it is set up: someone has to change a setting, a right or the broker before a start helps. */
export class KafkaUnusable extends Error {
  override name = 'KafkaUnusable';
}

interface KafkaErrorLike {
  name?: string;
  message?: string;
  /** Kafka's own name of the error, as TOPIC_AUTHORIZATION_FAILED. */
  type?: string;
  /** Of a socket a text, as ECONNREFUSED; of an answer of Kafka's a number. */
  code?: string | number;
  cause?: unknown;
  errors?: unknown[];
}

/** The error and what caused it, outermost first. */
function chain(error: unknown): KafkaErrorLike[] {
  const links: KafkaErrorLike[] = [];
  let at = error as KafkaErrorLike | undefined;
  while (at && typeof at === 'object' && !links.includes(at)) {
    links.push(at);
    at = (at.cause ?? at.errors?.[0]) as KafkaErrorLike | undefined;
  }
  return links;
}

export const hasType = (error: unknown, type: string): boolean => chain(error).some((link) => link.type === type);

const CONNECTION_ERRORS = /^KafkaJS(Connection|RequestTimeout|BrokerNotFound|NoBrokerAvailable)/;
/** kafkajs has no name for it: the connection ended between two requests. */
const NOT_CONNECTED = 'Broker not connected';

/** In words for an operator: what was being done, what is wrong, which setting to look at. Never the password. */
export function explain(error: unknown, doing: string, at: Connection): string {
  const links = chain(error);
  const innermost = links.at(-1)?.message ?? String(error);
  const brokers = at.brokers.join(',');
  const user = at.sasl ? `user ${at.sasl.username}` : 'a client without a user';
  if (links.some((l) => l.name === 'KafkaJSSASLAuthenticationError' || l.type?.includes('AUTHENTICATION')))
    return `Kafka at ${brokers} refused ${user} (${doing}): check RONGHE_KAFKA_USER and RONGHE_KAFKA_PASSWORD`;
  const right = links.find((l) => l.type?.endsWith('_AUTHORIZATION_FAILED'));
  if (right)
    return `${user} has not the right for ${doing} at Kafka ${brokers} (${right.type}): grant it, or set RONGHE_KAFKA_USER and RONGHE_KAFKA_PASSWORD to a user who has it`;
  if (links.some((l) => l.type === 'MESSAGE_TOO_LARGE' || l.type === 'RECORD_LIST_TOO_LARGE'))
    return `Kafka at ${brokers} takes no message of that size (${doing}): raise max.message.bytes of the topic`;
  if (
    links.some((l) => CONNECTION_ERRORS.test(l.name ?? '') || l.message === NOT_CONNECTED || typeof l.code === 'string')
  )
    return `Kafka cannot be reached at ${brokers} (${doing}: ${innermost}): is it running, and is RONGHE_KAFKA right${at.sasl ? '' : ', or does it want RONGHE_KAFKA_USER'}?`;
  return `Kafka at ${brokers}, ${doing}: ${innermost}`;
}
