import { type StoredCommit, counted } from './stored.js';

/** What must hold of one service's log whatever was killed when. Differences in words; none is right. */
export function checkLog(source: string, commits: readonly StoredCommit[]): string[] {
  return [...checkNumbers(source, commits), ...checkStreams(source, commits)];
}

function checkNumbers(source: string, commits: readonly StoredCommit[]): string[] {
  const last = new Map<number, number>();
  const wrong: string[] = [];
  for (const { log, no } of [...commits].sort((a, b) => a.log - b.log || a.no - b.no)) {
    const before = last.get(log) ?? 0;
    if (no !== before + 1) wrong.push(`${source}: log ${log} has commit ${no} after ${before}`);
    last.set(log, no);
  }
  return wrong;
}

function checkStreams(source: string, commits: readonly StoredCommit[]): string[] {
  const wrong: string[] = [];
  for (const [stream, own] of byStream(commits)) {
    const where = `${source}: stream ${stream}`;
    own.sort((a, b) => a.commitNo - b.commitNo);
    if (new Set(own.map((c) => c.log)).size > 1) wrong.push(`${where} lies in several logs`);
    if (own.some((c) => !stream.startsWith(`${c.tenant}/`))) wrong.push(`${where} has another tenant's commit`);
    for (const [id, times] of counted(own.map((c) => c.commandId)))
      if (times > 1) wrong.push(`${where} has command ${id} ${times} times`);
    let commitNo = 0;
    let version = 0;
    let no = 0;
    for (const c of own) {
      if (c.commitNo !== commitNo + 1) wrong.push(`${where} has its commit ${c.commitNo} after ${commitNo}`);
      if (c.firstVersion !== version + 1) wrong.push(`${where} has version ${c.firstVersion} after ${version}`);
      if (c.lastVersion !== c.firstVersion + c.events.length - 1)
        wrong.push(`${where} commit ${c.commitNo} ends with version ${c.lastVersion}, with ${c.events.length} events`);
      if (c.no <= no) wrong.push(`${where} has its commit ${c.commitNo} before an earlier one in the log`);
      ({ commitNo, lastVersion: version, no } = c);
    }
  }
  return wrong;
}

function byStream(commits: readonly StoredCommit[]): Map<string, StoredCommit[]> {
  const streams = new Map<string, StoredCommit[]>();
  for (const commit of commits) {
    const own = streams.get(commit.stream);
    if (own) own.push(commit);
    else streams.set(commit.stream, [commit]);
  }
  return streams;
}
