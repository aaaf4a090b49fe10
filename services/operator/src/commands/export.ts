import { createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { type Commit, type EventStore, formatPosition, parsePosition } from '@ronghe/event-sourcing';
import { ConfigRefused } from '@ronghe/process';
import { cloudEventsOf } from '../cloud-events.js';
import { chosen } from '../definitions.js';
import type { Installation } from '../installation.js';
import { type Outcome, type Streams, fine } from '../outcome.js';
import { commitsOf } from '../reading.js';

export interface ExportOptions {
  stream?: string;
  tenant?: string;
  service?: string;
  /** A position, `<service>.<log>.<number>`: what comes after it in the order of the export. */
  after?: string;
  /** A file instead of the standard output. */
  out?: string;
}

/** Events as newline-delimited CloudEvents, service by service, log by log, in order; sealed data stays sealed. */
export async function exportEvents(
  installation: Installation,
  options: ExportOptions,
  { out, err }: Streams,
): Promise<Outcome> {
  const { stream, tenant } = options;
  if ((stream === undefined) === (tenant === undefined))
    throw new ConfigRefused('请给出 --stream 或 --tenant 之一 Give one of --stream and --tenant');
  const target = options.out === undefined ? out : fileFor(options.out, options.after);
  let events = 0;
  let last = options.after;
  for await (const { source, commit } of selected(installation, options)) {
    for (const event of cloudEventsOf(source, commit)) {
      if (!target.write(`${JSON.stringify(event)}\n`)) await once(target, 'drain');
      events++;
    }
    last = formatPosition({ source, log: commit.log, no: commit.no });
  }
  if (target !== out) {
    target.end();
    await finished(target);
  }
  const line = `${events} events${last ? `; 续接 to go on from here: --after ${last}` : ''}`;
  if (options.out === undefined) {
    err.write(`${line}\n`);
    return fine([], {});
  }
  return fine([line], { events, last, file: options.out });
}

function fileFor(path: string, after?: string): NodeJS.WritableStream {
  if (after === undefined && existsSync(path))
    throw new ConfigRefused(`文件已存在 ${path} is there already: name another --out, or go on in it with --after`);
  return createWriteStream(path, { flags: 'a' });
}

interface Selected {
  source: string;
  commit: Commit;
}

async function* selected(installation: Installation, options: ExportOptions): AsyncGenerator<Selected> {
  const services = chosen(options.service);
  const from = placeOf(options.after);
  const first = from ? services.findIndex(({ name }) => name === from.source) : 0;
  if (first < 0)
    throw new ConfigRefused(`--after ${options.after}: 该服务不在导出之列 its service is not exported here`);
  for (const definition of services.slice(first)) {
    const { store } = await installation.of(definition);
    const place = from?.source === definition.name ? from : undefined;
    for await (const commit of commitsFrom(store, options, place)) yield { source: definition.name, commit };
  }
}

interface Place {
  source: string;
  log: number;
  no: number;
}

async function* commitsFrom(store: EventStore, { stream, tenant }: ExportOptions, place?: Place) {
  if (stream !== undefined) {
    for (const commit of await store.readStream(stream)) if (commit.no > (place?.no ?? 0)) yield commit;
    return;
  }
  for (const [log, tail] of (await store.tails()).entries()) {
    if (log < (place?.log ?? 0)) continue;
    for await (const commit of commitsOf(store, log, tail, log === place?.log ? place.no : 0))
      if (commit.tenant === tenant) yield commit;
  }
}

function placeOf(after?: string): Place | undefined {
  if (after === undefined) return undefined;
  const place = parsePosition(after);
  if (!place) throw new ConfigRefused(`--after 须是位置 must be a position as scoring.3.120, not ${after}`);
  return place;
}
