import type { DutyItem } from '@ronghe/contracts';

export interface DifferenceLine extends DutyItem {
  change: 'added' | 'removed' | 'changed' | 'same';
  /** As it was, of an item that was changed. */
  before?: { name: string; text: string };
}

/** What a version says otherwise than an earlier one, item by item by their codes: its own order, then what is gone. */
export function differenceOf(before: readonly DutyItem[], after: readonly DutyItem[]): DifferenceLine[] {
  const earlier = new Map(before.map((item) => [item.code, item]));
  const kept = new Set(after.map(({ code }) => code));
  return [
    ...after.map((item): DifferenceLine => {
      const was = earlier.get(item.code);
      if (!was) return { ...item, change: 'added' };
      if (was.name === item.name && was.text === item.text) return { ...item, change: 'same' };
      return { ...item, change: 'changed', before: { name: was.name, text: was.text } };
    }),
    ...before.flatMap((item): DifferenceLine[] => (kept.has(item.code) ? [] : [{ ...item, change: 'removed' }])),
  ];
}
