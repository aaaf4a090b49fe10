import { type Acknowledged, checkAcknowledged } from './acknowledged.js';
import { type Fold, content, folded } from './folds.js';
import { checkLog } from './log.js';
import { checkModel } from './models.js';
import { activeBuilds, readCommits, readDocuments, readParked, withStore } from './read-store.js';
import { readTopics } from './read-topic.js';
import { type StoredDocument, type StoredCommit, type StoredEvent, eventsOf } from './stored.js';
import { type TopicFound, checkTopic } from './topic.js';

/** All that the servers hold of an installation. */
export interface Holdings {
  commits: Map<string, StoredCommit[]>;
  topics: Map<string, TopicFound>;
  /** Service → model → documents of the active build. */
  models: Map<string, Map<string, StoredDocument[]>>;
  parked: string[];
}

export interface Place {
  kafka: string;
  mongo: string;
  /** Of topics and databases. */
  prefix: string;
  services: readonly string[];
}

export async function readHoldings({ kafka, mongo, prefix, services }: Place): Promise<Holdings> {
  const found: Holdings = { commits: new Map(), topics: new Map(), models: new Map(), parked: [] };
  await withStore(mongo, async (client) => {
    for (const service of services) {
      const db = client.db(`${prefix}_${service.replaceAll('-', '_')}`);
      found.commits.set(service, await readCommits(db));
      const models = new Map<string, StoredDocument[]>();
      for (const [model, build] of await activeBuilds(db)) models.set(model, await readDocuments(db, build));
      found.models.set(service, models);
      found.parked.push(...(await readParked(db)));
    }
  });
  const topicOf = (service: string): string => `${prefix}.${service}.events.v1`;
  const topics = await readTopics(kafka.split(','), services.map(topicOf));
  for (const service of services) found.topics.set(service, topics.get(topicOf(service))!);
  return found;
}

export interface Expected {
  acknowledged: readonly Acknowledged[];
  /** Service → its models that have a fold of this checker's own. */
  folds: Readonly<Record<string, readonly Fold[]>>;
  reactions: (events: readonly StoredEvent[]) => { missing: string[]; doubled: string[] };
}

/** What is wrong, in words. `lost` and `doubled` are effects; `wrong` is everything else that does not hold. */
export interface Findings {
  lost: string[];
  doubled: string[];
  wrong: string[];
}

export const isSound = ({ lost, doubled, wrong }: Findings): boolean =>
  lost.length + doubled.length + wrong.length === 0;

/** Holds of any moment, settled or not: what was promised is in the log, once, and the log is whole. */
export function checkPromises(holdings: Pick<Holdings, 'commits'>, acknowledged: readonly Acknowledged[]): Findings {
  const found: Findings = { lost: [], doubled: [], wrong: [] };
  for (const [service, commits] of holdings.commits) {
    found.wrong.push(...checkLog(service, commits));
    const { lost, doubled } = checkAcknowledged(service, commits, acknowledged);
    found.lost.push(...lost);
    found.doubled.push(...doubled);
  }
  return found;
}

/** Holds once everything has settled. */
export function checkAll(holdings: Holdings, { acknowledged, folds, reactions }: Expected): Findings {
  const found = checkPromises(holdings, acknowledged);
  const events = allEvents(holdings);
  for (const [service, topic] of holdings.topics)
    found.wrong.push(...checkTopic(service, eventsOf(service, holdings.commits.get(service)!), topic));
  for (const [service, own] of Object.entries(folds))
    for (const fold of own) {
      const documents = holdings.models.get(service)?.get(fold.model);
      if (!documents) found.wrong.push(`${service}: there is no model ${fold.model}`);
      else found.wrong.push(...checkModel(`${service}/${fold.model}`, folded(fold, events), content(documents, fold)));
    }
  const { missing, doubled } = reactions(events);
  found.lost.push(...missing);
  found.doubled.push(...doubled);
  found.wrong.push(...holdings.parked.map((p) => `parked: ${p}`));
  return found;
}

export const allEvents = ({ commits }: Pick<Holdings, 'commits'>): StoredEvent[] =>
  [...commits].flatMap(([service, own]) => eventsOf(service, own));
