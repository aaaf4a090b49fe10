import { Projector } from '@ronghe/event-sourcing';
import { ConfigRefused } from '@ronghe/process';
import type { ServiceDefinition } from '@ronghe/service-kit';
import { Presets, SingleBar } from 'cli-progress';
import { chosen } from '../definitions.js';
import type { Installation } from '../installation.js';
import { type Outcome, fine } from '../outcome.js';
import type { Topics } from '../topics.js';

export interface RebuildOptions {
  service?: string;
  /** Where the progress bar is drawn; undefined: nowhere. */
  progress?: NodeJS.WritableStream;
}

/** So that this process, which ends before, leaves the replaced build to services that have not seen the new one yet. */
const NEVER_HERE_MS = 3_600_000;

/** Builds a model anew beside the live one, and switches; the services that run follow by themselves. */
export async function rebuild(
  installation: Installation,
  model: string,
  { service, progress }: RebuildOptions,
): Promise<Outcome> {
  const definition = owner(model, service);
  if (!installation.topics)
    throw new ConfigRefused(
      `内嵌方式的读模型在内存中，每次启动都重建 Without RONGHE_KAFKA and RONGHE_MONGO read models are in memory and are built anew at each start: restart the platform.`,
    );
  const [topics, { parking, models }] = [await installation.topics(), await installation.of(definition)];
  const consumer = `${definition.name}.models`;
  const projector = new Projector({
    name: consumer,
    projections: definition.projections,
    store: models!.store,
    checkpoints: models!.checkpoints,
    bus: topics.bus,
    sources: definition.sources,
    parking,
    retireAfterMs: NEVER_HERE_MS,
    now: () => new Date().toISOString(),
    discarded: () => parking.discarded(consumer),
  });
  const total = await totalOf(topics, definition);
  const bar = progress && startBar(progress, model, total);
  const begun = performance.now();
  let events = 0;
  try {
    await projector.rebuild(model, (p) => bar?.update((events = p.events)));
  } finally {
    bar?.stop();
    projector.stop();
  }
  const build = await models!.store.active(model);
  const seconds = (performance.now() - begun) / 1_000;
  const parked = (await parking.list(build)).length;
  const lines = [`已重建 Rebuilt ${model}: ${events} events in ${seconds.toFixed(1)} s, now ${build}`];
  if (parked > 0)
    lines.push(`${parked} 个事件停放 events are parked: npm run ronghe -- park list --service ${definition.name}`);
  return fine(lines, { service: definition.name, model, build, events, seconds, parked });
}

function owner(model: string, service?: string): ServiceDefinition {
  const among = chosen(service);
  const found = among.find(({ projections }) => projections.some((p) => p.model === model));
  if (found) return found;
  const there = among.map(({ name, projections }) => `${name}: ${projections.map((p) => p.model).join(', ')}`);
  throw new ConfigRefused(`没有这个读模型 No read model named ${model}; there are: ${there.join('; ')}`);
}

async function totalOf(topics: Topics, { sources }: ServiceDefinition): Promise<number> {
  const sizes = await Promise.all(sources.map((source) => topics.size(source)));
  return sizes.reduce((a, b) => a + b, 0);
}

/** Updates that the estimate looks back on. */
const ETA_OVER = 1_000;
/** Where there is no terminal to draw on. */
const LINE_EVERY_MS = 5_000;

function startBar(stream: NodeJS.WritableStream, model: string, total: number): SingleBar {
  const format = `${model} {bar} {percentage}% {value}/{total} · {duration_formatted}, 还需 left {eta_formatted}`;
  const options = {
    format,
    stream,
    hideCursor: true,
    etaBuffer: ETA_OVER,
    noTTYOutput: true,
    notTTYSchedule: LINE_EVERY_MS,
  };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(total, 0);
  return bar;
}
