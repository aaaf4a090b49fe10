import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  ResourcePatternTypes,
  logLevel,
} from 'kafkajs';
import { startKafka } from '../../deploy/servers/kafka.mjs';
import { freePort } from '../../deploy/servers/native.mjs';

const LOGIN = 'org.apache.kafka.common.security.plain.PlainLoginModule';

/** A Kafka with users and rights: `ronghe`, who has none until they are granted. */
export interface GuardedKafka {
  /** Where users sign in. */
  address: string;
  password: string;
  /** Rights on topics and groups whose names begin with the prefix. */
  grant(prefix: string): Promise<void>;
  revoke(prefix: string): Promise<void>;
  /** With every right. */
  admin: ReturnType<Kafka['admin']>;
  remove(): Promise<void>;
}

export async function guardedKafka(): Promise<GuardedKafka> {
  const dir = await mkdtemp(join(tmpdir(), 'ronghe-guarded-'));
  const port = await freePort();
  const password = 'geheim-7';
  const server = await startKafka({
    dir,
    adapt: (own) => ({
      ...own,
      listeners: `${own['listeners']},USERS://127.0.0.1:${port}`,
      'advertised.listeners': `${own['advertised.listeners']},USERS://127.0.0.1:${port}`,
      'listener.security.protocol.map': `${own['listener.security.protocol.map']},USERS:SASL_PLAINTEXT`,
      'inter.broker.listener.name': 'PLAINTEXT',
      'listener.name.users.sasl.enabled.mechanisms': 'PLAIN',
      'listener.name.users.plain.sasl.jaas.config': `${LOGIN} required user_ronghe="${password}";`,
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      // Who comes by the other listener needs no name and may do everything.
      'super.users': 'User:ANONYMOUS',
    }),
  });
  const admin = new Kafka({ brokers: [server.bootstrap], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const rights = (prefix: string) =>
    [AclResourceTypes.TOPIC, AclResourceTypes.GROUP].map((resourceType) => ({
      resourceType,
      resourceName: prefix,
      resourcePatternType: ResourcePatternTypes.PREFIXED,
      principal: 'User:ronghe',
      host: '*',
      operation: AclOperationTypes.ALL,
      permissionType: AclPermissionTypes.ALLOW,
    }));
  return {
    address: `127.0.0.1:${port}`,
    password,
    admin,
    async grant(prefix) {
      await admin.createAcls({ acl: rights(prefix) });
    },
    async revoke(prefix) {
      await admin.deleteAcls({ filters: rights(prefix) });
    },
    async remove() {
      await admin.disconnect();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
