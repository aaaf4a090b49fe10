import type { AccountFact, FactOfType, RuleItem } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { MOST_POINTS, roundPoints } from '../points.js';
import type { Account } from './account.js';

export type Cause = FactOfType<AccountFact, 'scoring.points-recorded'>['cause'];

export type AccountCommand =
  | {
      kind: 'recordPoints';
      subject: string;
      entry: string;
      item: RuleItem;
      rulebook: string;
      ruleVersion: number;
      /** Points when the item leaves them open; without sign, the item's kind gives it. */
      points?: number;
      on: string;
      reason: string;
      evidence?: string;
      cause: Cause;
    }
  | { kind: 'reverseEntry'; subject: string; entry: string; reverses: string; reason: string; on: string; by: string };

export function decideAccount(command: AccountCommand, account: Account): AccountFact[] {
  switch (command.kind) {
    case 'recordPoints':
      return record(command, account);
    case 'reverseEntry':
      return reverse(command, account);
    default:
      return command satisfies never;
  }
}

function record(command: Extract<AccountCommand, { kind: 'recordPoints' }>, { entries }: Account): AccountFact[] {
  const { subject, entry, item, rulebook, ruleVersion, on, reason, evidence, cause } = command;
  if (entries.has(entry)) return [];
  if (cause.kind === 'manual' && item.evidence && !evidence)
    invalidField('/evidence', 'evidence-needed', { zh: `“${item.name}”要附佐证`, en: `“${item.name}” needs evidence` });
  return [
    {
      type: 'scoring.points-recorded',
      data: {
        subject,
        entry,
        item: item.code,
        itemName: item.name,
        kind: item.kind,
        points: signedPoints(item, command.points),
        on,
        period: on.slice(0, 7),
        reason,
        evidence,
        rulebook,
        ruleVersion,
        cause,
      },
    },
  ];
}

/** Base deducts, vanguard adds, a veto has no points: it voids the period. */
function signedPoints(item: RuleItem, given: number | undefined): number {
  if (item.kind === 'veto') return 0;
  if (item.points !== undefined && given !== undefined && given !== item.points)
    invalidField('/points', 'points-fixed', {
      zh: `“${item.name}”的分值固定为${item.points}`,
      en: `“${item.name}” is always ${item.points} points`,
    });
  const points = item.points ?? given;
  if (points !== undefined && points > MOST_POINTS)
    invalidField('/points', 'points-too-many', {
      zh: `分值不能超过${MOST_POINTS}`,
      en: `At most ${MOST_POINTS} points`,
    });
  if (points === undefined || !(roundPoints(points) > 0))
    return invalidField('/points', 'points-needed', { zh: '请填写大于0的分值', en: 'Give points above 0' });
  return roundPoints(item.kind === 'base' ? -points : points);
}

function reverse(command: Extract<AccountCommand, { kind: 'reverseEntry' }>, { entries }: Account): AccountFact[] {
  const { subject, entry, reverses, reason, on, by } = command;
  const wrong = entries.get(reverses) ?? notFound({ zh: '积分记录', en: 'entry' });
  if (wrong.reversedBy) refuse('entry-reversed', '这条记录已冲正', 'This entry was reversed already');
  if (wrong.reverses)
    refuse('reversal-of-reversal', '冲正记录不能再冲正', 'A reversal cannot be reversed', {
      zh: '请重新记录积分',
      en: 'Record the points anew',
    });
  if (on < wrong.on)
    invalidField('/on', 'before-entry', {
      zh: `冲正日期早于记录日期${wrong.on}`,
      en: `Before the entry’s day, ${wrong.on}`,
    });
  const { item, kind, points, period } = wrong;
  return [
    {
      type: 'scoring.points-reversed',
      data: { subject, entry, reverses, item, kind, points: points === 0 ? 0 : -points, on, period, reason, by },
    },
  ];
}
