import { commitNoOf, logKey } from '@ronghe/event-sourcing';
import { ConfigRefused } from '@ronghe/process';
import type { ServiceDefinition } from '@ronghe/service-kit';
import { chosen } from '../definitions.js';
import type { Installation } from '../installation.js';
import { type Outcome, fine, table } from '../outcome.js';

/** Where a bus notes how far it has carried the own log to Kafka. */
const RELAY = 'relay';

export async function lag(installation: Installation, service?: string): Promise<Outcome> {
  const definitions = chosen(service);
  if (!installation.topics)
    throw new ConfigRefused(
      '内嵌方式没有 Kafka，没有可落后的消费 Without RONGHE_KAFKA and RONGHE_MONGO everything is in one process: nothing lags, see /health/ready.',
    );
  const topics = await installation.topics();
  const groups: GroupLag[] = [];
  const relays: RelayLag[] = [];
  for (const definition of definitions) {
    for (const consumer of ['models', 'reactions']) {
      const name = `${definition.name}.${consumer}`;
      const partitions = await topics.bus.lag(name, definition.sources);
      // Not every service reacts.
      if (consumer === 'reactions' && partitions.every(({ committed }) => committed === undefined)) continue;
      for (const partition of partitions) groups.push({ consumer: name, ...partition });
    }
    relays.push(...(await relayLag(installation, definition)));
  }
  const sum = groups.reduce((a, g) => a + g.lag, 0) + relays.reduce((a, r) => a + r.lag, 0);
  return fine(
    [
      ...table([
        ['消费组 consumer', 'topic', 'partition', 'committed', 'end', 'lag'],
        ...groups.map((g) => [g.consumer, g.topic, ...[g.partition, g.committed ?? '-', g.end, g.lag].map(String)]),
      ]),
      '',
      ...table([
        ['转发 relay', 'log', 'relayed', 'tail', 'lag'],
        ...relays.map((r) => [r.service, ...[r.log, r.relayed, r.tail, r.lag].map(String)]),
      ]),
      '',
      sum === 0 ? '没有落后 Nothing lags' : `共落后 Lag altogether: ${sum}`,
    ],
    { lag: sum, groups, relays },
  );
}

interface GroupLag {
  consumer: string;
  topic: string;
  partition: number;
  committed: number | undefined;
  end: number;
  lag: number;
}

/** In commits. */
interface RelayLag {
  service: string;
  log: number;
  relayed: number;
  tail: number;
  lag: number;
}

async function relayLag(installation: Installation, definition: ServiceDefinition): Promise<RelayLag[]> {
  const { store, models } = await installation.of(definition);
  const cursors = await models!.checkpoints.load(RELAY);
  return (await store.tails()).map((tail, log) => {
    const relayed = commitNoOf(cursors.get(logKey(definition.name, log)) ?? 0);
    return { service: definition.name, log, relayed, tail, lag: Math.max(0, tail - relayed) };
  });
}
