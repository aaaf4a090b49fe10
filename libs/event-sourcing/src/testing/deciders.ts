import { expect } from '@jest/globals';
import type { Decider } from '../decider.js';
import type { Fact } from '../event.js';
import { Refusal } from '../refusal.js';

export interface When<F extends Fact> {
  /** The command is accepted with exactly these facts, and the stream accepts them. */
  then(expected: readonly F[]): void;
  /** A rule says no with this code. Returns the refusal for a closer look. */
  thenRefused(code: string): Refusal;
}

/** `given(decider, facts).when(command).then(facts)`: the rules of a stream without any store. */
export function given<S, C, F extends Fact>(
  decider: Decider<S, C, F>,
  facts: readonly F[] = [],
): { when(command: C): When<F> } {
  const state = (more: readonly F[] = []): S =>
    // Copies, because evolve may keep a fact's data in the state and change it there.
    [...facts, ...more].reduce((s, fact) => decider.evolve(s, structuredClone(fact)), decider.initial());

  return {
    when(command) {
      const decide = (): F[] => {
        const before = state();
        try {
          return structuredClone(decider.decide(command, before));
        } finally {
          // A decision that changes the state breaks every later one on the cached stream.
          expect(before).toEqual(state());
        }
      };
      return {
        then(expected) {
          const decided = decide();
          expect(decided).toEqual(expected);
          state(decided);
        },
        thenRefused(code) {
          let decided: F[];
          try {
            decided = decide();
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            expect(error.code).toBe(code);
            return error;
          }
          throw new Error(`expected the refusal ${code}, but it was accepted with ${JSON.stringify(decided)}`);
        },
      };
    },
  };
}
