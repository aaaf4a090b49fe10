import type { CommandBus } from '@nestjs/cqrs';
import { GROUP_TENANT } from '@ronghe/contracts';
import { DEMO_TENANTS } from '@ronghe/gateway';
import { type Host, businessDateOf } from '@ronghe/service-kit';
import type { Runtimes } from '../services.js';
import { commandIdOf } from './points-story.js';
import { type Notes, type Progress, readProgress, writeProgress } from './progress.js';
import type { OilfieldSpec } from './spec.js';
import { RANKS, type Rank, type Step } from './story.js';
import { changqing8 } from './tenants/changqing8.js';
import { fengcheng } from './tenants/fengcheng.js';
import { liaohe } from './tenants/liaohe.js';
import { luming } from './tenants/luming.js';
import { shengli } from './tenants/shengli.js';
import { type Tale, taleOf } from './world.js';
import { Year } from './year.js';

/**
 * Sizes are the published ones where these are small enough. Liaohe's 2,100+ Party organisations and 32,000+ members
 * would make the first start last minutes: it is scaled down, and the start prints by how much.
 */
export const OILFIELDS: readonly OilfieldSpec[] = [liaohe, changqing8, fengcheng, shengli, luming];

/** Commands sent together, so that they share an fsync. */
const TOGETHER = 250;

const LOOKED_AT = 100;

/** Alliances ask their own model of the units, points the rulebooks' model; what is put right was first found elsewhere. */
const SETTLED_BEFORE: readonly Rank[] = ['form', 'byHand', 'rectifyAssign'];

export interface Seeding {
  notes: Notes;
  commands: Pick<CommandBus, 'execute'>;
  runtimes: Runtimes;
  host: Pick<Host, 'settle'>;
  say: (line: string) => void;
}

/**
 * Tells the year of five oilfields by the commands that users send. What was told stays told: a start that was stopped
 * half-way goes on in the month it was in, and sends that month's commands again under the same ids, to no double effect.
 */
export async function seedDemo(seeding: Seeding): Promise<void> {
  const { notes, runtimes, say } = seeding;
  const known = await readProgress(notes);
  if (known?.done) return;
  if (!known && (await hasHistory(seeding))) {
    say('  已有数据，不写入演示数据 There is data already: no demo data is added');
    return;
  }
  const today = businessDateOf(runtimes.organization.ports.clock());
  const begun: Progress = known ?? { anchor: `${today.slice(0, 7)}-01`, tenant: 0, month: 0, done: false };
  await writeProgress(notes, begun);
  const year = new Year(begun.anchor);
  say(`  写入演示数据 Writing demo data: ${year.day(0, 1)} – ${begun.anchor}`);
  for (let tenant = begun.tenant; tenant < OILFIELDS.length; tenant++) {
    const since = performance.now();
    const tale = await taleOf(OILFIELDS[tenant]!, year, runtimes.organization.ports.personalData);
    for (let month = tenant === begun.tenant ? begun.month : 0; month < tale.months.length; month++) {
      await tellMonth(seeding, OILFIELDS[tenant]!.tenant, tale.months[month]!);
      await writeProgress(notes, { ...begun, tenant, month: month + 1 });
    }
    say(line(tenant, tale, performance.now() - since));
  }
  await writeProgress(notes, { ...begun, tenant: OILFIELDS.length, month: 0, done: true });
}

/** Whether an oilfield has events; the list of the oilfields itself, under the group, does not count. */
const hasHistory = async ({ runtimes }: Seeding): Promise<boolean> => {
  for (const { ports } of Object.values(runtimes))
    for (const [log, tail] of (await ports.store.tails()).entries())
      for (let no = 0; no < tail; no += LOOKED_AT)
        if ((await ports.store.readLog(log, no, LOOKED_AT)).some(({ tenant }) => tenant !== GROUP_TENANT)) return true;
  return false;
};

async function tellMonth(seeding: Seeding, tenant: string, steps: readonly Step[]): Promise<void> {
  for (const rank of RANKS) {
    const now = steps.filter((s) => s.rank === rank).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    if (now.length > 0 && SETTLED_BEFORE.includes(rank)) await seeding.host.settle();
    for (let i = 0; i < now.length; i += TOGETHER) await send(seeding, tenant, now.slice(i, i + TOGETHER));
  }
  await seeding.host.settle();
}

async function send({ commands }: Seeding, tenant: string, steps: readonly Step[]): Promise<void> {
  const sent = steps.map(({ key, at, actor, command }) => {
    const commandId = commandIdOf(tenant, key);
    // The id says what the command is. Its own digest would not do: a claim looks at the meetings held so far.
    return commands.execute(command({ tenant, commandId, actor, at, fingerprint: commandId }));
  });
  // All are awaited before one that failed is told of: nothing may be written after the start has given up.
  for (const [i, result] of (await Promise.allSettled(sent)).entries())
    if (result.status === 'rejected')
      throw new Error(`demo data: ${tenant} ${steps[i]!.key}: ${String(result.reason)}`, { cause: result.reason });
}

function line(tenant: number, tale: Tale, ms: number): string {
  const { name } = DEMO_TENANTS.find((t) => t.id === OILFIELDS[tenant]!.tenant)!;
  const { published } = OILFIELDS[tenant]!;
  const count = (n: number): string => n.toLocaleString('en');
  const scale = (n: number, of?: number): string => (of ? ` (1:${Math.round(of / n)})` : '');
  return (
    `  ${tenant + 1}/${OILFIELDS.length} ${name.zh} ${name.en}: ` +
    `党组织 Party organisations ${count(tale.partyOrganizations)}${scale(tale.partyOrganizations, published?.partyOrganizations)}, ` +
    `员工 people ${count(tale.people)}, 党员 members ${count(tale.members)}${scale(tale.members, published?.members)}, ` +
    `${(ms / 1_000).toFixed(1)} s`
  );
}
