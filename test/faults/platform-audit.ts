import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@jest/globals';
import { type LoggedCommit, commitsIn } from '../support/log.js';
import type { Acknowledged } from './platform-load.js';

type Data = Record<string, string>;
export interface Logged {
  id: string;
  type: string;
  data: Data;
}

export const eventsOf = (commits: readonly LoggedCommit[]): Logged[] =>
  commits.flatMap(({ service, log, no, events }) =>
    events.map(({ type, data }, i) => ({ id: `${service}.${log}.${no}.${i}`, type, data: data as Data })),
  );

export const ofType = (events: readonly Logged[], type: string): Logged[] => events.filter((e) => e.type === type);

/** Ids of the commands that the audit trail says were done, by SQL and nothing of ours. */
export function recordedCommands(dataDir: string): Set<string> {
  const db = new DatabaseSync(join(dataDir, 'audit.sqlite'));
  const rows = db.prepare("SELECT body ->> '$.detail' AS detail FROM audit WHERE body ->> '$.outcome' = 'done'").all();
  db.close();
  return new Set(rows.flatMap(({ detail }) => /^command (\S+)/.exec(String(detail))?.[1] ?? []));
}

/** What must hold of the file whatever was killed when; returns the events. */
export function auditFile(dataDir: string, acknowledged: readonly Acknowledged[]): Logged[] {
  const commits = commitsIn(dataDir);
  const last = new Map<string, number>();
  for (const { service, log, no } of commits) {
    const before = last.get(`${service} ${log}`) ?? 0;
    expect([service, log, no]).toEqual([service, log, before + 1]);
    last.set(`${service} ${log}`, no);
  }
  const commands = commits.map((c) => `${c.service} ${c.stream} ${c.commandId}`);
  expect(new Set(commands).size).toBe(commands.length);

  const events = eventsOf(commits);
  const happened = counted(events.map(({ type, data }) => `${type} ${data['problem'] ?? data['team'] ?? ''}`));
  for (const { key, id, path } of acknowledged) expect([key, happened.get(`${typeOf(path)} ${id}`)]).toEqual([key, 1]);
  for (const [what, times] of happened) if (what.includes('problem-')) expect([what, times]).toEqual([what, 1]);
  auditPoints(events);
  auditNotices(events);
  return events;
}

function typeOf(path: string): string {
  if (path.endsWith('/links')) return 'organization.group-linked';
  if (path.endsWith('/claim')) return 'alliance-project.problem-claimed';
  return path.endsWith('/closure') ? 'alliance-project.problem-closed' : 'alliance-project.problem-raised';
}

/** One entry for each closed problem, and no other. */
function auditPoints(events: readonly Logged[]): void {
  const closed = ofType(events, 'alliance-project.problem-closed').map((e) => e.id);
  const causes = ofType(events, 'scoring.points-recorded').map((e) => (e.data['cause'] as unknown as Data)['id']);
  expect([...causes].sort()).toEqual([...closed].sort());
}

/** One notice for each cause and recipient, for all who are to be told, and no other. */
function auditNotices(events: readonly Logged[]): void {
  const expected = events.flatMap(({ id, type, data }) =>
    recipientsOf(events, type, data).map((who) => `${id} ${who}`),
  );
  const sent = ofType(events, 'notification.notice-sent').map(
    ({ data }) => `${(data['cause'] as unknown as Data)['id']} ${data['recipient']}`,
  );
  expect(sent.sort()).toEqual(expected.sort());
}

function recipientsOf(events: readonly Logged[], type: string, data: Data): string[] {
  const parties = (): string[] => {
    const formed = ofType(events, 'alliance-project.alliance-formed').find(
      (e) => e.data['alliance'] === data['alliance'],
    )!;
    return formed.data['parties'] as unknown as string[];
  };
  switch (type) {
    case 'alliance-project.alliance-formed':
      return parties().map((p) => `unit:${p}`);
    case 'alliance-project.problem-raised':
      return parties()
        .filter((p) => p !== data['raisedBy'])
        .map((p) => `unit:${p}`);
    case 'alliance-project.problem-claimed':
    case 'alliance-project.problem-closed':
      return [`person:${data['raisedByPerson']}`, `unit:${data['raisedBy']}`];
    case 'scoring.points-recorded':
      return [data['subject']!];
    default:
      return [];
  }
}

function counted(things: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}
