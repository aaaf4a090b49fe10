import { DatabaseSync } from 'node:sqlite';

/**
 * Looks into a data file with SQL of its own, sharing no code with the core: what is lost, what is doubled, what the
 * read models should say.
 */
export interface Audit {
  /** Numbers of the commands that have an effect. */
  commands: Set<number>;
  doubled: string[];
  /** Gaps, breaks in a stream's numbering, streams in two logs, undecodable events. */
  broken: string[];
  /** Triggers without their reaction: to be empty once everything has settled. */
  unanswered: string[];
  totals: Map<string, number>;
  sums: Map<string, { count: number; sum: number }>;
}

interface Row {
  place: number;
  stream: string;
  commit_no: number;
  first_version: number;
  command_id: string;
  events: string;
}

export function audit(file: string): Audit {
  const db = new DatabaseSync(file, { readOnly: true });
  const found: Audit = {
    commands: new Set(),
    doubled: [],
    broken: [],
    unanswered: [],
    totals: new Map(),
    sums: new Map(),
  };
  const triggers = new Set<string>();
  const causes = new Set<string>();
  const add = (type: string, amount: number): void => {
    const sum = found.sums.get(type) ?? { count: 0, sum: 0 };
    found.sums.set(type, { count: sum.count + 1, sum: sum.sum + amount });
  };

  for (const service of ['tally', 'account'])
    eachCommit(db, service, found, (row, log, no) => {
      if (service === 'tally') {
        const n = Number(row.command_id.slice(1));
        if (found.commands.has(n)) found.doubled.push(`command ${row.command_id}`);
        found.commands.add(n);
      }
      (JSON.parse(row.events) as StoredFact[]).forEach(({ type, data }, index) => {
        if (type === 'tally.cleared') found.totals.delete(row.stream);
        else if (type === 'tally.counted') {
          triggers.add(`tally.${log}.${no}.${index}`);
          found.totals.set(row.stream, (found.totals.get(row.stream) ?? 0) + data.by);
          add(type, data.by);
        } else {
          if (causes.has(data.cause)) found.doubled.push(`reaction to ${data.cause}`);
          causes.add(data.cause);
          add(type, data.points);
        }
      });
    });

  for (const trigger of triggers) if (!causes.has(trigger)) found.unanswered.push(trigger);
  for (const cause of causes) if (!triggers.has(cause)) found.broken.push(`a reaction to ${cause}, which is not there`);
  const check = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
  if (check[0]?.integrity_check !== 'ok') found.broken.push(`integrity: ${JSON.stringify(check)}`);
  db.close();
  return found;
}

/** What the facts of both services carry between them; each has only its own. */
interface StoredFact {
  type: string;
  data: { by: number; cause: string; points: number };
}

function eachCommit(
  db: DatabaseSync,
  service: string,
  found: Audit,
  visit: (row: Row, log: number, no: number) => void,
): void {
  const logTails = new Map<number, number>();
  const streams = new Map<string, { log: number; commits: number; events: number; ids: Set<string> }>();
  const rows = db.prepare(`SELECT * FROM commits_${service} ORDER BY place`).all() as unknown as Row[];
  for (const row of rows) {
    const log = Math.floor(row.place / 2 ** 40);
    const no = row.place % 2 ** 40;
    const where = `${service} ${log}.${no} ${row.stream}`;
    if (no !== (logTails.get(log) ?? 0) + 1) found.broken.push(`${where}: after ${logTails.get(log) ?? 0} in its log`);
    logTails.set(log, no);

    const stream = streams.get(row.stream) ?? { log, commits: 0, events: 0, ids: new Set<string>() };
    if (stream.log !== log) found.broken.push(`${where}: its stream began in log ${stream.log}`);
    if (row.commit_no !== stream.commits + 1)
      found.broken.push(`${where}: commit ${row.commit_no} after ${stream.commits}`);
    if (row.first_version !== stream.events + 1)
      found.broken.push(`${where}: version ${row.first_version} after ${stream.events}`);
    if (stream.ids.has(row.command_id)) found.doubled.push(`${where}: command ${row.command_id}`);
    stream.ids.add(row.command_id);
    stream.commits = row.commit_no;
    stream.events += (JSON.parse(row.events) as unknown[]).length;
    streams.set(row.stream, stream);
    visit(row, log, no);
  }
}
