import { LogGap } from '@ronghe/event-sourcing';
import type { ServiceDefinition } from '@ronghe/service-kit';
import { DEFINITIONS, chosen } from '../definitions.js';
import type { Installation } from '../installation.js';
import { EXIT, type Outcome } from '../outcome.js';
import { Differences, type Finding } from '../verify/differences.js';
import { verifyLog } from '../verify/log.js';
import { verifyModels } from '../verify/models.js';
import { verifyTopic } from '../verify/topic.js';

export interface VerifyOptions {
  service?: string;
  /** Differences shown of each check. */
  most: number;
}

export async function verify(installation: Installation, { service, most }: VerifyOptions): Promise<Outcome> {
  const findings: Finding[] = [];
  const topics = await installation.topics?.();
  for (const definition of chosen(service)) {
    const { store } = await installation.of(definition);
    const log = await verifyLog(store, most);
    findings.push(log);
    if (topics) {
      const discarded = await discardedOf(installation, definition.name);
      findings.push(
        await unlessBroken('topic', definition.name, most, () => verifyTopic(store, topics, discarded, most)),
      );
    }
    findings.push(await unlessBroken('models', definition.name, most, () => models(installation, definition, most)));
  }
  return outcomeOf(findings);
}

async function models(installation: Installation, definition: ServiceDefinition, most: number): Promise<Finding> {
  const { parking, models: live } = await installation.of(definition);
  const sources = DEFINITIONS.filter(({ name }) => definition.sources.includes(name));
  const stores = await Promise.all(sources.map(async (source) => (await installation.of(source)).store));
  return verifyModels(definition.name, definition.projections, { stores, parking, live }, most);
}

/** Messages of a service's topic that operators have decided to pass over. */
async function discardedOf(installation: Installation, service: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const reader of DEFINITIONS.filter(({ sources }) => sources.includes(service))) {
    const { parking } = await installation.of(reader);
    for (const consumer of [`${reader.name}.models`, `${reader.name}.reactions`])
      for (const id of await parking.discarded(consumer)) found.add(id);
  }
  return found;
}

/** A log with a gap can be compared with nothing. */
async function unlessBroken(
  check: Finding['check'],
  service: string,
  most: number,
  look: () => Promise<Finding>,
): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof LogGap)) throw error;
    const differences = new Differences(most);
    differences.add(`cannot be compared: ${error.message}`);
    return { service, check, looked: '', differences };
  }
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  const lines: string[] = [];
  for (const { service, check, looked, differences } of findings) {
    const { count, shown } = differences;
    lines.push(`${count === 0 ? '一致 ok  ' : '不符 DIFFERS'}  ${service} ${check}: ${looked || '-'}`);
    for (const line of shown) lines.push(`    ${line}`);
    if (count > shown.length) lines.push(`    … ${count - shown.length} more (--most shows more)`);
  }
  const count = findings.reduce((sum, { differences }) => sum + differences.count, 0);
  lines.push(count === 0 ? '全部一致 Nothing differs' : `共 ${count} 处不符 ${count} differences`);
  const checks = findings.map(({ differences: { count: n, shown }, ...rest }) => ({
    ...rest,
    count: n,
    differences: shown,
  }));
  return { lines, json: { ok: count === 0, differences: count, checks }, exit: count === 0 ? EXIT.fine : EXIT.wrong };
}
