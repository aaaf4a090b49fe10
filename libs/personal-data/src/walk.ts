import { isSealed, type Sealed } from './envelope.js';

/** Every sealed string in plain objects and arrays; dates, buffers and class instances are not looked into. */
export function* sealedIn(value: unknown): Generator<Sealed> {
  if (isSealed(value)) yield value;
  else if (Array.isArray(value)) for (const item of value) yield* sealedIn(item);
  else if (isPlain(value)) for (const item of Object.values(value)) yield* sealedIn(item);
}

export function mapSealed<T>(value: T, open: (sealed: Sealed) => string | null): T {
  return map(value, open) as T;
}

function map(value: unknown, open: (sealed: Sealed) => string | null): unknown {
  if (isSealed(value)) return open(value);
  if (Array.isArray(value)) return value.map((item) => map(item, open));
  // fromEntries defines properties: a key named __proto__ stays a key.
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, map(item, open)]));
  return value;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
