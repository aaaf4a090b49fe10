import {
  type AnyProjection,
  type EventStore,
  type Projection,
  type ReadModelStore,
  type StoredDocument,
  fold,
  logKey,
  touches,
} from '@ronghe/event-sourcing';
import { isDeepStrictEqual } from 'node:util';
import { Differences, type Finding } from './differences.js';
import { type Fresh, FreshFold, type ModelsPorts, batchesOf } from './fresh-fold.js';

const TRIES_BESIDE_REBUILDS = 3;

/**
 * Each document of each active build, tombstones and partials too, is the fold of the log. Services may run: a document
 * that went on meanwhile is compared with the fold as far as it has come.
 */
export async function verifyModels(
  service: string,
  projections: readonly AnyProjection[],
  ports: ModelsPorts,
  most: number,
): Promise<Finding> {
  const differences = new Differences(most);
  let documents = 0;
  let events = 0;
  let parked = 0;
  let left = projections;
  for (let tries = 0; left.length > 0; tries++) {
    const fresh = await FreshFold.of(left, ports, differences);
    events = Math.max(events, fresh.events);
    const again: AnyProjection[] = [];
    for (const model of fresh.models) {
      const found = new Differences(most);
      const compared = ports.live && model.build ? await compare(fresh, model, ports, found) : 0;
      const switched = ports.live && (await ports.live.store.active(model.projection.model)) !== model.build;
      if (switched && tries < TRIES_BESIDE_REBUILDS) {
        again.push(model.projection);
        continue;
      }
      documents += compared;
      parked += model.left.size;
      for (const line of found.shown) differences.add(line);
      differences.count += found.count - found.shown.length;
    }
    left = again;
  }
  const beside = parked > 0 ? `, ${parked} parked or discarded` : '';
  const what = ports.live ? `${documents} documents of ${projections.length} models` : `${projections.length} models`;
  return { service, check: 'models', looked: `${what}, ${events} events${beside}`, differences };
}

/** Answers how many documents the build has. */
async function compare(fresh: FreshFold, model: Fresh, { live, stores }: ModelsPorts, differences: Differences) {
  const name = model.projection.model;
  const seen = new Set<string>();
  const suspects = new Map<string, StoredDocument>();
  for await (const document of live!.store.all(model.build!)) {
    seen.add(document.id);
    const should = await one(fresh.store, model.feed.build, document.id);
    if (should && isSame(should, document)) continue;
    if (should && lacks(document, should)) differences.add(`${name}: ${document.id} lacks events that were passed`);
    else suspects.set(document.id, document);
  }
  for await (const { id } of fresh.store.all(model.feed.build))
    if (!seen.has(id)) differences.add(`${name}: ${id} is missing`);
  if (suspects.size > 0) {
    const exact = await foldTo(suspects, model, stores);
    for (const [id, document] of suspects) {
      const should = exact.get(id);
      if (!should) differences.add(`${name}: ${id} is there, and no event is`);
      else if (!isSame(should, document))
        differences.add(`${name}: ${id} differs in ${fieldsThatDiffer(should, document)}`);
    }
  }
  return seen.size;
}

const one = async (store: ReadModelStore, build: string, id: string): Promise<StoredDocument | undefined> =>
  (await store.load(build, [id])).get(id);

/** True when a document has not come as far as one that was folded only to places which its build has passed. */
const lacks = (document: StoredDocument, should: StoredDocument): boolean =>
  Object.entries(should.source).some(([log, seq]) => (document.source[log] ?? -1) < seq);

/** Folds each of these documents again, exactly as far as it says that it has come. */
async function foldTo(
  suspects: ReadonlyMap<string, StoredDocument>,
  fresh: Fresh,
  stores: readonly EventStore[],
): Promise<Map<string, StoredDocument>> {
  const { left } = fresh;
  const projection = fresh.projection as Projection;
  const folded = new Map<string, StoredDocument>();
  for (const store of stores)
    for await (const { source, log, events } of batchesOf(store)) {
      const key = logKey(source, log);
      const touched = touches(
        projection,
        events.filter((e) => !left.has(e.id)),
        () => undefined,
      ).filter(({ id, event }) => event.seq <= (suspects.get(id)?.source[key] ?? -1));
      for (const document of fold(projection, touched, folded, () => undefined)) folded.set(document.id, document);
    }
  return folded;
}

/** As it would be read: a field without a value is none, and the order of fields says nothing. */
const isSame = (a: StoredDocument, b: StoredDocument): boolean => isDeepStrictEqual(plain(a), plain(b));

const plain = ({ tenant, key, source, document }: StoredDocument): Record<string, unknown> =>
  JSON.parse(JSON.stringify({ tenant, key, source, document: document ?? null })) as Record<string, unknown>;

/** Names only: what they hold may be about people. */
function fieldsThatDiffer(should: StoredDocument, is: StoredDocument): string {
  const [a, b] = [plain(should), plain(is)];
  const fields = (of: Record<string, unknown>): Record<string, unknown> => ({
    ...of,
    ...(of['document'] as Record<string, unknown> | null),
  });
  if ((a['document'] === null) !== (b['document'] === null)) return 'whether it is deleted';
  const [x, y] = [fields(a), fields(b)];
  const names = [...new Set([...Object.keys(x), ...Object.keys(y)])].filter((name) => name !== 'document');
  return names.filter((name) => !isDeepStrictEqual(x[name], y[name])).join(', ');
}
