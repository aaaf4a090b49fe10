import type { RuleItem, RulebookFact, SubjectKind } from '@ronghe/contracts';

export interface RulebookVersion {
  version: number;
  name: string;
  appliesTo: SubjectKind;
  /** Points at the start of a period. */
  base: number;
  /** CEL over `base` and `vanguard`, giving the total. */
  formula: string;
  items: readonly RuleItem[];
  /** First month in force; absent in a draft. */
  from?: string;
}

export interface Rulebook {
  versions: readonly RulebookVersion[];
}

export const noRulebook = (): Rulebook => ({ versions: [] });

export function evolveRulebook({ versions }: Rulebook, fact: RulebookFact): Rulebook {
  switch (fact.type) {
    case 'scoring.rulebook-version-drafted': {
      const { rulebook: _, ...version } = fact.data;
      return { versions: [...versions, version] };
    }
    case 'scoring.rulebook-version-adopted':
      return { versions: versions.map((v) => (v.version === fact.data.version ? { ...v, from: fact.data.from } : v)) };
    default:
      return fact satisfies never;
  }
}

/** The version in force in a month: the one adopted last among those that begin then or earlier. */
export function inForce(versions: readonly RulebookVersion[], month: string): RulebookVersion | undefined {
  let found: RulebookVersion | undefined;
  for (const v of versions)
    if (
      v.from &&
      v.from <= month &&
      (!found || v.from > found.from! || (v.from === found.from && v.version > found.version))
    )
      found = v;
  return found;
}
