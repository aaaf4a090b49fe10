import type { MasterKeySources } from '@ronghe/personal-data';

/** The servers of the distributed mode; read from the environment by a composition root. */
export interface DistributedSettings {
  kafka: {
    /** host:port */
    brokers: string[];
    ssl: boolean;
    sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string };
    /** Of topics and groups: `<prefix>.<service>.events.v1`. */
    prefix: string;
    /** Of each service's topic. */
    partitions: number;
  };
  mongo: {
    url: string;
    /** Of databases: `<prefix>_<service>`, `<prefix>_keys`, `<prefix>_audit`. */
    prefix: string;
  };
  /** Every process of an installation needs the same ones. */
  masterKeys: MasterKeySources;
}
