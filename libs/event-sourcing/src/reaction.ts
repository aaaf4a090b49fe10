import type { EventBatch, Fact, Recorded, RecordedEvent } from './event.js';
import { hashId } from './handle.js';
import { Refusal } from './refusal.js';

/** Turns a fact, usually another service's, into an own command. */
export interface Reaction<F extends Fact = Fact> {
  /** Stored name: part of the command's id, so never renamed. */
  name: string;
  types: readonly F['type'][];
  /** `commandId` is the same at every delivery of the event, so that the command has one effect. */
  react: (event: Recorded<F>, commandId: string) => Promise<void>;
}

/** Any reaction, whatever its events. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- events differ; what one list holds cannot name them
export type AnyReaction = Reaction<any>;

/** Handles a batch for all reactions in order. A rule's refusal is an answer, not a fault: it is reported and passed. */
export function reacting(
  reactions: readonly AnyReaction[],
  onRefused: (reaction: string, event: RecordedEvent, refusal: Refusal) => void,
): (batch: EventBatch) => Promise<void> {
  return async (batch) => {
    for (const event of batch.events)
      for (const reaction of reactions) {
        if (!reaction.types.includes(event.type)) continue;
        try {
          await reaction.react(event, hashId(event.id, reaction.name));
        } catch (error) {
          if (error instanceof Refusal && error.kind !== 'unavailable') onRefused(reaction.name, event, error);
          else throw error;
        }
      }
  };
}
