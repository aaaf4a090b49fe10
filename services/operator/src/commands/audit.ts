import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { userInfo } from 'node:os';
import { type AuditEntry, type AuditFilter, type AuditPlace, type Head, prune, verifyChain } from '@ronghe/audit';
import { ConfigRefused } from '@ronghe/process';
import { endOfBusinessDate, isBusinessDate, startOfBusinessDate } from '@ronghe/service-kit/pure';
import type { Trail } from '../audit.js';
import { EXIT, type Outcome, type Streams, fine } from '../outcome.js';

/** Cybersecurity Law of the PRC, article 21: logs are kept for six months at least. */
const KEPT_DAYS = 180;
const DAY_MS = 86_400_000;
const RECORDS_PER_READ = 1_000;
const HEAD = /^(\S+) (\d{1,15}) ([\w-]{43})$/;

/** Reads every chain; with heads that were printed before, also shows that no end was cut off since. */
export async function auditVerify({ audit, mac }: Trail, { heads }: { heads?: string }): Promise<Outcome> {
  const noted = heads === undefined ? [] : headsIn(heads);
  const chains = await audit.chains();
  const checked = await Promise.all(chains.map((ends) => verifyChain(audit, ends, mac, noted)));
  const gone = [...new Set(noted.map(({ chain }) => chain))].filter((name) => !chains.some((c) => c.chain === name));
  const findings = [...checked.flatMap((c) => c.findings), ...gone.map((chain) => `${chain}: the whole chain is gone`)];
  const count = checked.reduce((sum, { records }) => sum + records, 0);
  const lines = [
    ...findings.map((finding) => `不符 DIFFERS  ${finding}`),
    findings.length === 0 ? `一致 ok  ${count} records` : `共 ${findings.length} 处不符 ${findings.length} findings`,
    // To be kept elsewhere, for --heads.
    ...checked.map(({ head }) => `${head.chain} ${head.no} ${head.mac}`),
  ];
  const json = { ok: findings.length === 0, records: count, findings, heads: checked.map(({ head }) => head) };
  return { lines, json, exit: findings.length === 0 ? EXIT.fine : EXIT.wrong };
}

function headsIn(path: string): Head[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigRefused(`--heads ${path} 无法读取 cannot be read: ${(error as Error).message}`);
  }
  const heads = text.split(/\r?\n/).flatMap((line) => {
    const [, chain, no, mac] = HEAD.exec(line.trim()) ?? [];
    return chain && mac ? [{ chain, no: Number(no), mac }] : [];
  });
  if (heads.length > 0) return heads;
  throw new ConfigRefused(`--heads ${path} 中没有链头 has no line "chain number mac" as audit verify prints them`);
}

export interface AuditExportOptions {
  tenant: string;
  from?: string;
  to?: string;
}

/** A tenant's records, one JSON a line, newest first; pseudonyms and codes, nobody's data. The export is recorded first. */
export async function auditExport(
  { audit }: Trail,
  { tenant, from, to }: AuditExportOptions,
  { out, err }: Streams,
): Promise<Outcome> {
  for (const [name, date] of Object.entries({ from, to }))
    if (date !== undefined && !isBusinessDate(date)) throw notADate(`--${name}`, date);
  const filter: AuditFilter = {
    tenants: [tenant],
    from: from && startOfBusinessDate(from),
    until: to && endOfBusinessDate(to),
  };
  await audit.append({ ...byOperator('ronghe audit export'), chain: 'operator', tenant, action: 'export' });
  let records = 0;
  for (let after: AuditPlace | undefined; ;) {
    const page = await audit.search(filter, { limit: RECORDS_PER_READ, after });
    for (const record of page) if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
    records += page.length;
    if (page.length < RECORDS_PER_READ) break;
    after = page.at(-1);
  }
  err.write(`${records} records\n`);
  return fine([], { records });
}

export interface AuditPruneOptions {
  before: string;
  /** Also where verify finds something: what was changed goes with the rest. */
  althoughSpoiled: boolean;
}

/** Deletes what is older than a day that lies long enough back, and leaves word of it in each chain. */
export async function auditPrune(trail: Trail, { before, althoughSpoiled }: AuditPruneOptions): Promise<Outcome> {
  if (!isBusinessDate(before)) throw notADate('--before', before);
  const moment = startOfBusinessDate(before);
  const latest = new Date(Date.now() - KEPT_DAYS * DAY_MS).toISOString();
  if (moment > latest)
    throw new ConfigRefused(
      `--before ${before}: 审计记录至少保留 ${KEPT_DAYS} 天 records are kept for ${KEPT_DAYS} days at least; give ${latest.slice(0, 10)} or an earlier day`,
    );
  // Whoever could make a record look old would otherwise have it deleted in good order.
  const found = althoughSpoiled ? undefined : await auditVerify(trail, {});
  if (found && found.exit !== EXIT.fine)
    return { ...found, lines: [...found.lines, '未清理 Nothing was pruned: look first, or say --although-spoiled'] };
  const pruned = await prune(trail.audit, moment, byOperator('ronghe audit prune'));
  const lines = pruned.map(({ chain, records, upTo }) => `${chain}: 已删除 deleted ${records} records, up to ${upTo}`);
  return fine(lines.length > 0 ? lines : ['没有更早的记录 Nothing is older'], { pruned });
}

const byOperator = (route: string): Omit<AuditEntry, 'chain' | 'action'> => ({
  at: new Date().toISOString(),
  tenant: '',
  actor: `operator:${userInfo().username}`,
  outcome: 'done',
  route,
  status: 0,
  people: [],
});

const notADate = (option: string, given: string): ConfigRefused =>
  new ConfigRefused(`${option} 须是日期 must be a date as 2026-03-31, not ${given}`);
