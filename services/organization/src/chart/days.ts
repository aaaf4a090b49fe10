import { type Words, invalidField } from '@ronghe/event-sourcing';
import type { ChartUnit } from './chart.js';

/** A change shows on the chart at once, so it is entered when its day has come. */
export function notInFuture(on: string, today: string): void {
  if (on > today) invalidField('/on', 'in-future', { zh: '日期不能晚于今天', en: 'Must not be after today' });
}

export function notBeforeRegistration(on: string, unit: ChartUnit): void {
  if (on < unit.on)
    invalidField('/on', 'before-registration', {
      zh: `日期早于单位成立日期${unit.on}`,
      en: `Before the unit existed, which is from ${unit.on}`,
    });
}

/** Changes of one kind are told in their order: the last one told is the one that holds. */
export function inOrder(on: string, last: string | undefined, code: string, what: Words): void {
  if (last && on < last)
    invalidField('/on', code, {
      zh: `日期早于上一次${what.zh}的日期${last}`,
      en: `Before its last ${what.en} on ${last}`,
    });
}

/** Nothing happens to a unit, or under it, after its end. */
export function endsLast(on: string, unit: ChartUnit, today: string): void {
  notBeforeRegistration(on, unit);
  if (on < unit.lastOn)
    invalidField('/on', 'before-last-change', {
      zh: `日期早于本单位或其下级最近一次变动的日期${unit.lastOn}`,
      en: `Before the last change of the unit or right under it on ${unit.lastOn}`,
    });
  notInFuture(on, today);
}
