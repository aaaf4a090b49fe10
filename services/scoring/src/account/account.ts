import type { AccountFact, ItemKind } from '@ronghe/contracts';

export interface Entry {
  item: string;
  kind: ItemKind;
  points: number;
  period: string;
  on: string;
  reversedBy?: string;
  reverses?: string;
}

/** One subject's entries of one year. */
export interface Account {
  entries: ReadonlyMap<string, Entry>;
}

export const emptyAccount = (): Account => ({ entries: new Map() });

export function evolveAccount({ entries }: Account, fact: AccountFact): Account {
  switch (fact.type) {
    case 'scoring.points-recorded': {
      const { entry, item, kind, points, period, on } = fact.data;
      return { entries: new Map(entries).set(entry, { item, kind, points, period, on }) };
    }
    case 'scoring.points-reversed': {
      const { entry, reverses, item, kind, points, period, on } = fact.data;
      const reversed = { ...entries.get(reverses)!, reversedBy: entry };
      return {
        entries: new Map(entries).set(reverses, reversed).set(entry, { item, kind, points, period, on, reverses }),
      };
    }
    default:
      return fact satisfies never;
  }
}
