import { catalogue } from '@ronghe/contracts';
import { type Commit, type EventStore, LogGap, logOf } from '@ronghe/event-sourcing';
import { commitsOf } from '../reading.js';
import { Differences, type Finding } from './differences.js';
import { MaybeRepeated } from './repeats.js';

interface Stream {
  commits: number;
  events: number;
}

const commandOf = ({ stream, commandId }: Commit): string => `${stream} ${commandId}`;

/** Numbers without gaps in logs and streams, each command once, each stream in its log, each event known to this build. */
export async function verifyLog(store: EventStore, most: number): Promise<Finding> {
  const differences = new Differences(most);
  const tails = await store.tails();
  let commits = 0;
  let events = 0;
  for (const [log, tail] of tails.entries()) {
    const streams = new Map<string, Stream>();
    const repeated = new MaybeRepeated();
    const suspects = new Map<string, number>();
    try {
      for await (const commit of commitsOf(store, log, tail)) {
        commits++;
        events += commit.events.length;
        const where = `log ${log}, commit ${commit.no}`;
        for (const problem of problemsOf(commit, store.logs, streams)) differences.add(`${where}: ${problem}`);
        if (repeated.seen(commandOf(commit))) suspects.set(commandOf(commit), 0);
      }
      await countSuspects(store, log, tail, suspects);
    } catch (error) {
      if (!(error instanceof LogGap)) throw error;
      differences.add(error.message);
    }
    for (const [command, times] of suspects)
      if (times > 1) differences.add(`log ${log}: ${times} commits have the stream and command id ${command}`);
  }
  return { service: store.source, check: 'log', looked: `${commits} commits, ${events} events`, differences };
}

async function countSuspects(store: EventStore, log: number, tail: number, suspects: Map<string, number>) {
  if (suspects.size === 0) return;
  for await (const commit of commitsOf(store, log, tail)) {
    const times = suspects.get(commandOf(commit));
    if (times !== undefined) suspects.set(commandOf(commit), times + 1);
  }
}

function problemsOf(commit: Commit, logs: number, streams: Map<string, Stream>): string[] {
  const { stream, tenant, commitNo, firstVersion, events } = commit;
  const problems: string[] = [];
  const before = streams.get(stream) ?? { commits: 0, events: 0 };
  if (logOf(stream, logs) !== commit.log) problems.push(`stream ${stream} belongs in log ${logOf(stream, logs)}`);
  if (!stream.startsWith(`${tenant}/`)) problems.push(`stream ${stream} is not of tenant ${tenant}`);
  if (commitNo !== before.commits + 1)
    problems.push(`commitNo of ${stream} is ${commitNo}, ${before.commits + 1} was expected`);
  if (firstVersion !== before.events + 1)
    problems.push(`firstVersion of ${stream} is ${firstVersion}, ${before.events + 1} was expected`);
  if (events.length === 0) problems.push(`${stream} has a commit without events`);
  streams.set(stream, { commits: commitNo, events: firstVersion + events.length - 1 });
  for (const stored of events)
    try {
      catalogue.read(stored);
    } catch (error) {
      problems.push((error as Error).message);
    }
  return problems;
}
