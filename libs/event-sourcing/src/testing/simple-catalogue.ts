import type { EventCatalogue, Fact, StoredEvent } from '../event.js';

export interface EventKind {
  v: number;
  /** From version n to n + 1, for each n below `v`. */
  upcast?: { [from: number]: (data: never) => unknown };
}

/** A catalogue of names, versions and upcasts, without schemas: for tests that have no contracts at hand. */
export function simpleCatalogue(kinds: { [type: string]: EventKind }): EventCatalogue {
  return {
    stamp(fact: Fact): StoredEvent {
      const kind = kinds[fact.type];
      if (!kind) throw new Error(`event ${fact.type} is not in the catalogue`);
      return { type: fact.type, v: kind.v, data: fact.data };
    },
    read({ type, v, data }: StoredEvent): Fact {
      const kind = kinds[type];
      if (!kind || v > kind.v || v < 1) throw new Error(`event ${type} version ${v} is not in the catalogue`);
      for (let at = v; at < kind.v; at++) {
        const step = kind.upcast?.[at];
        if (!step) throw new Error(`event ${type} has no upcast from version ${at}`);
        data = step(data as never);
      }
      return { type, data };
    },
  };
}
