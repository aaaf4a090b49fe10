import type { LimitPeriod } from '@ronghe/contracts';
import { invalidField, refuse } from '@ronghe/event-sourcing';
import type { Grant, Limit, Use } from './party-organization.js';
import { yuanOf } from './yuan.js';

const PERIOD_WORDS: Record<LimitPeriod, { zh: string; en: string }> = {
  month: { zh: '每月', en: 'a month' },
  quarter: { zh: '每季度', en: 'a quarter' },
  year: { zh: '每年', en: 'a year' },
};

/** 2026-03, 2026-Q1 or 2026: the period of a day. */
export function periodOf(day: string, per: LimitPeriod): string {
  const year = day.slice(0, 4);
  if (per === 'year') return year;
  return per === 'month' ? day.slice(0, 7) : `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** A limit limits something, and money only where money is decided on. */
export function limitIsWhole({ uses, fen }: Limit, right: Grant['right']): void {
  if (uses === undefined && fen === undefined)
    invalidField('/limit', 'limit-of-nothing', {
      zh: '请填写次数上限或金额上限',
      en: 'Say how many uses or how much money it allows',
    });
  if (fen !== undefined && right !== 'bonus')
    invalidField('/limit/amount', 'money-of-bonus-only', {
      zh: '只有奖金分配权可以设金额上限',
      en: 'Only the bonus right has a limit in money',
    });
}

/** The uses of its period and this one together stay within what was granted. */
export function withinLimit({ limit, uses }: Grant, next: Use): void {
  if (!limit) return;
  const period = periodOf(next.on, limit.per);
  const before = uses.filter(({ on }) => periodOf(on, limit.per) === period);
  const per = PERIOD_WORDS[limit.per];
  if (limit.uses !== undefined && before.length >= limit.uses)
    refuse(
      'right-used-up',
      `${period}已行使${before.length}次，达到${per.zh}${limit.uses}次的上限`,
      `It was used ${before.length} times in ${period}; ${limit.uses} ${per.en} are allowed`,
      { zh: '请等到下一期，或请上级调整授权', en: 'Wait for the next period, or ask for another grant' },
    );
  const spent = before.reduce((sum, { fen }) => sum + (fen ?? 0), 0);
  if (limit.fen !== undefined && spent + (next.fen ?? 0) > limit.fen)
    refuse(
      'right-amount-exceeded',
      `${period}只剩${yuanOf(limit.fen - spent)}元，上限为${per.zh}${yuanOf(limit.fen)}元`,
      `Only ${yuanOf(limit.fen - spent)} yuan are left in ${period}; ${yuanOf(limit.fen)} ${per.en} are allowed`,
      { zh: '请减少金额，或请上级调整授权', en: 'Take a smaller amount, or ask for another grant' },
    );
}
