import { type Commit, type EventStore, LogGap, endOfCommit } from '@ronghe/event-sourcing';

const COMMITS_PER_READ = 500;

/** One log's commits after `afterNo` up to `upTo`, in order, a page at a time. @throws LogGap */
export async function* commitsOf(
  store: EventStore,
  log: number,
  upTo: number,
  afterNo = 0,
): AsyncGenerator<Commit, void, undefined> {
  let last = afterNo;
  while (last < upTo) {
    const page = await store.readLog(log, last, Math.min(COMMITS_PER_READ, upTo - last));
    if (page.length === 0) throw new LogGap(store.source, log, last + 1, upTo);
    for (const commit of page) {
      if (commit.no !== last + 1) throw new LogGap(store.source, log, last + 1, commit.no);
      yield commit;
      last = commit.no;
    }
  }
}

/** The place behind the last event of a log with so many commits; -1 in an empty one. */
export const endOf = (tail: number): number => (tail === 0 ? -1 : endOfCommit(tail));
