import type { NativeServer } from './native.mjs';

export interface NativeKafka extends NativeServer {
  /** `host:port`, the same over restarts. */
  readonly bootstrap: string;
}

/**
 * Kafka 4 in KRaft mode, one node, without Docker. Needs Java 17 (the JDK) and Maven, which fetches it once.
 * Throws an error that names what is missing and the variable to set instead.
 *
 * @param options dir: where its data stays; port: a free one when left out; heapMb: 512 when left out;
 *   adapt: changes what server.properties will say
 */
export function startKafka(options: {
  dir: string;
  port?: number;
  heapMb?: number;
  adapt?: (properties: Record<string, string | number | boolean>) => Record<string, string | number | boolean>;
  log?: (line: string) => void;
}): Promise<NativeKafka>;

/** One try: resolves when the cluster (`host:port[,…]`) answers its admin and has a broker, rejects within seconds. */
export function kafkaAnswers(bootstrap: string): Promise<void>;
