/**
 * What the bus needs of a Kafka client. Only the files named kafkajs-* know which one it is. Questions throw Unavailable,
 * with the setting to look at; `produce` and `commit` throw whatever the client does.
 */
export interface KafkaClient {
  /**
   * All messages in one record batch of this partition, which Kafka keeps whole or not at all; answers once all replicas
   * that are in sync have it. Any error may mean that they have it all the same.
   */
  produce(topic: string, partition: number, messages: readonly OutMessage[]): Promise<void>;
  /** Number of partitions, undefined when there is no such topic. Never makes one. */
  partitionsOf(topic: string): Promise<number | undefined>;
  brokerCount(): Promise<number>;
  /** False when it was there already. */
  createTopic(topic: NewTopic): Promise<boolean>;
  /** First offset and the one behind the last, by partition. */
  bounds(topic: string): Promise<{ low: number; high: number }[]>;
  /** What the group has committed, by partition; no entry where it has committed nothing. */
  committed(group: string, topic: string): Promise<Map<number, Committed>>;
  deleteGroup(group: string): Promise<void>;
  /** A member of the group; answers once it has joined or failed to. */
  consumer(options: ConsumerOptions): Promise<KafkaConsumer>;
  /** An error in words for an operator, with the setting to look at. */
  explain(error: unknown, doing: string): string;
  close(): Promise<void>;
}

export interface KafkaConsumer {
  /** The next fetch begins here; what is on its way is thrown away. */
  seek(topic: string, partition: number, offset: number): void;
  commit(offsets: readonly ({ topic: string; partition: number } & Committed)[]): Promise<void>;
  /** Leaves the group. Brings nothing more from the moment of the call. */
  close(): Promise<void>;
}

export interface ConsumerOptions extends GroupTimes {
  group: string;
  topics: readonly string[];
  /** Partitions held at once; everything before this call is of the past. Offsets begin at what the group committed. */
  assigned(consumer: KafkaConsumer, partitions: readonly TopicPartition[]): void;
  /**
   * Whole record batches of one partition, in order. The next are brought when the promise is settled, however long that
   * takes: heartbeats and the other partitions go on meanwhile.
   */
  batch(fetched: Fetched): Promise<void>;
  /** A sign of life: the group's coordinator or a partition's leader has answered. */
  alive(): void;
  /** It has ended by itself. */
  ended(error: unknown): void;
}

export interface GroupTimes {
  sessionTimeoutMs: number;
  heartbeatMs: number;
  /** The longest that a fetch waits for something new. */
  fetchWaitMs: number;
}

export interface TopicPartition {
  topic: string;
  partition: number;
}

export interface OutMessage {
  key: string;
  headers: Record<string, string>;
  value: string;
}

/** As the client read it, so that nothing is copied. */
export interface InMessage {
  offset: string;
  headers?: { [name: string]: Buffer | string | (Buffer | string)[] | undefined };
  value: Buffer | null;
}

export interface Fetched extends TopicPartition {
  messages: readonly InMessage[];
  /** The offset behind the last message. */
  next: number;
}

export interface Committed {
  offset: number;
  metadata: string;
}

export interface NewTopic {
  topic: string;
  partitions: number;
  replicas: number;
  config: Record<string, string>;
}

export interface Connection {
  brokers: readonly string[];
  clientId: string;
  ssl?: boolean | import('node:tls').ConnectionOptions;
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string };
}

/** As pino's. */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
