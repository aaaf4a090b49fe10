import type { SubjectKind } from '@ronghe/contracts';
import { type ModelReader, notFound, refuse } from '@ronghe/event-sourcing';
import { monthsOf } from '@ronghe/service-kit/pure';
import { type Rules, rulesInForce } from '../rulebooks/rules-in-force.js';
import { rulebookVersions } from '../rulebooks/rulebooks.js';
import { type AccountDocument, accounts } from './accounts.js';
import { scoreOf } from './score.js';
import { Subjects } from './subjects.js';

const ACCOUNT = { zh: '积分账户', en: 'account' };

export interface Standing {
  id: string;
  rank: number;
  subject: string;
  /** Null when the person is forgotten. */
  name: string | null;
  unit?: string;
  unitName?: string;
  base: number;
  vanguard: number;
  total: number;
  vetoed: boolean;
  /** Entries in the period. */
  entries: number;
}

/** The rulebook that a period is scored by: the one in force in its last month. */
async function rulesOf(reader: ModelReader, kind: SubjectKind, period: string): Promise<Rules | undefined> {
  return rulesInForce(await reader.find(rulebookVersions), kind, monthsOf(period).at(-1)!);
}

/** Everyone with an account whom the asker may see, best first; equals share a rank (1, 2, 2, 4); a veto puts last. */
export async function standingsOf(
  reader: ModelReader,
  kind: SubjectKind,
  period: string,
  sees: Sees,
  root?: string,
): Promise<Standing[]> {
  const rules = await rulesOf(reader, kind, period);
  if (!rules) return [];
  const months = monthsOf(period);
  const subjects = await Subjects.of(reader);
  const found = await reader.find(accounts, { filter: { year: period.slice(0, 4), kind } });
  const rows: Omit<Standing, 'rank'>[] = [];
  for (const { document } of found) {
    const { subject } = document;
    if (root && !(await subjects.within(subject, root))) continue;
    const { base, vanguard, total, vetoed, lines } = scoreOf(document.entries, months, rules.version);
    const entries = lines.reduce((n, l) => n + l.entries.length, 0);
    rows.push({ id: subject, subject, ...(await subjects.view(subject)), base, vanguard, total, vetoed, entries });
  }
  const visible: Standing[] = [];
  // Ranked among all, shown to whom it concerns: whoever sees only himself is not therefore the first.
  for (const row of ranked(rows)) if (await sees(row.subject, subjects)) visible.push(row);
  return visible;
}

function ranked(rows: Omit<Standing, 'rank'>[]): Standing[] {
  rows.sort((a, b) => Number(a.vetoed) - Number(b.vetoed) || b.total - a.total || (a.id < b.id ? -1 : 1));
  let rank = 0;
  return rows.map((row, i) => {
    const above = rows[i - 1];
    if (!above || above.total !== row.total || above.vetoed !== row.vetoed) rank = i + 1;
    return { ...row, rank };
  });
}

/** Whether the asker may see a subject's points. */
export type Sees = (subject: string, subjects: Subjects) => Promise<boolean>;

/** How a subject's score of a period comes about, down to the entries. */
export async function explanationOf(
  reader: ModelReader,
  subject: string,
  kind: SubjectKind,
  period: string,
  sees: Sees,
) {
  const subjects = await Subjects.of(reader);
  if (!(await sees(subject, subjects))) notFound(ACCOUNT);
  const rules = await rulesOf(reader, kind, period);
  if (!rules)
    return refuse('no-rulebook-in-force', '这个考核期没有启用的考核细则', 'No rulebook is in force in this period');
  const found = (await reader.get(accounts, `${subject}@${period.slice(0, 4)}`)) ?? notFound(ACCOUNT);
  const { version } = rules;
  const formula = version.formula;
  return {
    subject,
    ...(await subjects.view(subject)),
    period,
    rulebook: {
      id: rules.rulebook,
      name: version.name,
      version: version.version,
      from: version.from,
      base: version.base,
    },
    formula: {
      zh: formula.replaceAll('vanguard', '先锋分').replaceAll('base', '基础分'),
      en: formula,
    },
    ...scoreOf(found.entries, monthsOf(period), version),
  };
}

/** A subject's whole ledger of a year. */
export async function ledgerOf(
  reader: ModelReader,
  subject: string,
  year: string,
  sees: Sees,
): Promise<AccountDocument & { name: string | null }> {
  const subjects = await Subjects.of(reader);
  if (!(await sees(subject, subjects))) notFound(ACCOUNT);
  const found = (await reader.get(accounts, `${subject}@${year}`)) ?? notFound(ACCOUNT);
  return { ...found, ...(await subjects.view(subject)) };
}
