import { outsideScope } from '@ronghe/service-kit';
import type { SheetTally } from './report.js';

/** The rows that the sender may change; the others are refused by name. */
export function inReach<T extends { row: number }, C extends string>(
  planned: T[],
  tally: SheetTally<C>,
  column: C,
  own: (row: T) => boolean,
): T[] {
  const kept = planned.filter(own);
  if (kept.length < planned.length)
    for (const item of planned) if (!own(item)) tally.refused(item.row, outsideScope(), () => column);
  return kept;
}
