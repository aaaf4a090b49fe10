import type { Fact } from './event.js';

/**
 * One kind of stream: its rules as pure functions. Time and ids come in with the command.
 * `decide` throws a Refusal or returns facts and never changes the state. `evolve` owns the state it is given and may
 * change it in place: large streams (an organisation chart) would be copied thousands of times otherwise.
 */
export interface Decider<State, Command, F extends Fact> {
  /** Stream category, the middle part of the stream's name. */
  category: string;
  initial: () => State;
  decide: (command: Command, state: State) => F[];
  evolve: (state: State, fact: F) => State;
}
