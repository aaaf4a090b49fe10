import Type, { type Static, type TObject, type TProperties } from 'typebox';

/** One public event: its stored name, the versions of its payload, and what it means in the two languages. */
export interface EventContract<T extends string = string, S extends TObject = TObject> {
  type: T;
  version: number;
  schema: S;
  zh: string;
  en: string;
  /** Pure steps from version n to n + 1, in order, the first being from version 1. */
  upcasts: ((data: never) => unknown)[];
}

/** Declares an event. The payload takes no unknown fields. */
export function event<const T extends string, P extends TProperties>(
  type: T,
  zh: string,
  en: string,
  properties: P,
  upcasts: ((data: never) => unknown)[] = [],
): EventContract<T, TObject<P>> {
  return {
    type,
    version: upcasts.length + 1,
    schema: Type.Object(properties, { additionalProperties: false }),
    zh,
    en,
    upcasts,
  };
}

/** The fact that an event contract describes, as code sees it. */
export type FactOf<E> = E extends EventContract<infer T, infer S> ? { type: T; data: Static<S> } : never;

/** A union of facts from a list of contracts. */
export type FactsOf<L extends readonly EventContract[]> = FactOf<L[number]>;

/** The payload of one fact in a union, by its type. */
export type FactOfType<F extends { type: string; data: unknown }, T extends F['type']> = Extract<
  F,
  { type: T }
>['data'];

// The shapes that payloads share.
export const id = (description: string) => Type.String({ minLength: 1, maxLength: 80, description });
export const text = (description: string, maxLength = 2_000) => Type.String({ minLength: 1, maxLength, description });
export const businessDate = (description: string) =>
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: `${description} (YYYY-MM-DD, Asia/Shanghai)` });
export const month = (description: string) =>
  Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: `${description} (YYYY-MM)` });
/** Personal data: an envelope that only opens while the person's key lives. See libs/personal-data. */
export const sealed = (description: string) =>
  Type.String({ pattern: '^pd1\\.', maxLength: 4_000, description: `${description}; encrypted per person` });
export const oneOf = <const V extends readonly string[]>(values: V, description: string) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], description });
export const words = (description: string) =>
  Type.Object({ zh: Type.String(), en: Type.String() }, { additionalProperties: false, description });
export { Type };
