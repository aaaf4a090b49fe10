import type { SubjectKind } from '@ronghe/contracts';
import type { Keyed } from '@ronghe/event-sourcing';
import { type Rulebook, type RulebookVersion, inForce } from '../rulebook/rulebook.js';

export interface Rules {
  rulebook: string;
  version: RulebookVersion;
}

/** All versions in force in a month, one per rulebook. */
export const allInForce = (rulebooks: readonly Keyed<Rulebook>[], month: string): Rules[] =>
  rulebooks.flatMap(({ key, document }) => {
    const version = inForce(document.versions, month);
    return version ? [{ rulebook: key, version }] : [];
  });

/** What scores this kind of subject in a month: of several rulebooks, the one adopted last. */
export function rulesInForce(
  rulebooks: readonly Keyed<Rulebook>[],
  kind: SubjectKind,
  month: string,
): Rules | undefined {
  return allInForce(rulebooks, month)
    .filter(({ version }) => version.appliesTo === kind)
    .sort((a, b) => b.version.from!.localeCompare(a.version.from!) || a.rulebook.localeCompare(b.rulebook))[0];
}
