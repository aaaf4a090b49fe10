import type { RuleItem } from '@ronghe/contracts';
import { refuse } from '@ronghe/event-sourcing';
import { roundPoints } from '../points.js';
import { ExpressionFailed, evaluate } from '../rulebook/expression.js';
import type { RulebookVersion } from '../rulebook/rulebook.js';
import type { EntryRow } from './accounts.js';

export interface ScoreLine {
  item: string;
  itemName: string;
  kind: RuleItem['kind'];
  /** Sum of the entries, after the cap. */
  points: number;
  /** The sum before the cap, when the cap took something. */
  capped?: number;
  entries: EntryRow[];
}

export interface Score {
  base: number;
  vanguard: number;
  total: number;
  vetoed: boolean;
  lines: ScoreLine[];
}

/**
 * A subject's score over some months: the rulebook's base less deductions, the vanguard points each item up to its cap,
 * and the rulebook's own formula over the two. Rounded once, at the end.
 */
export function scoreOf(entries: readonly EntryRow[], months: readonly string[], rules: RulebookVersion): Score {
  const byItem = new Map<string, EntryRow[]>();
  for (const entry of entries) {
    if (!months.includes(entry.period)) continue;
    const group = byItem.get(entry.item);
    if (group) group.push(entry);
    else byItem.set(entry.item, [entry]);
  }
  const lines = [...byItem.values()].map((group) => lineOf(group, rules.items));
  const sum = (kind: RuleItem['kind']): number =>
    lines.filter((l) => l.kind === kind).reduce((total, l) => total + l.points, 0);
  const base = Math.max(0, rules.base + sum('base'));
  const vanguard = sum('vanguard');
  return {
    base: roundPoints(base),
    vanguard: roundPoints(vanguard),
    total: roundPoints(totalOf(rules.formula, base, vanguard)),
    vetoed: lines.some((l) => l.kind === 'veto' && l.entries.some(stands)),
    lines,
  };
}

/** Checked when it was saved; scores nobody thought of can still divide it by nothing. */
function totalOf(formula: string, base: number, vanguard: number): number {
  try {
    return evaluate('formula', formula, { base, vanguard }) as number;
  } catch (error) {
    if (!(error instanceof ExpressionFailed)) throw error;
    return refuse(
      'formula-fails',
      `公式“${formula}”在基础分${base}、先锋分${vanguard}时算不出总分`,
      `The formula “${formula}” gives no total for base ${base} and vanguard ${vanguard}`,
      { zh: '请起草并启用公式正确的新版本', en: 'Draft and adopt a version with a formula that holds' },
    );
  }
}

/** An entry that was not reversed and is no reversal itself. */
const stands = (entry: EntryRow): boolean => !entry.reversedBy && !entry.reverses;

function lineOf(entries: EntryRow[], items: readonly RuleItem[]): ScoreLine {
  const { item, itemName, kind } = entries[0]!;
  const cap = items.find((i) => i.code === item)?.cap;
  const sum = entries.reduce((total, e) => total + e.points, 0);
  const counted = cap === undefined ? sum : Math.sign(sum) * Math.min(Math.abs(sum), cap);
  return {
    item,
    itemName,
    kind,
    points: roundPoints(counted),
    capped: counted === sum ? undefined : roundPoints(sum),
    entries,
  };
}
