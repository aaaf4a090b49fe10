/** A JSON schema as it was published. */
export type Schema = { [keyword: string]: unknown };
export interface Published {
  version: number;
  schema: Schema;
}
export type Catalogue = Record<string, Published>;

/**
 * Why those who read or wrote events by the published catalogue could no longer do so by the present one; empty when they
 * can. Optional fields, new events and wider values are fine. A new version may change anything: old payloads are upcast.
 */
export function breaches(published: Catalogue, present: Catalogue): string[] {
  return Object.entries(published).flatMap(([type, before]) => {
    const now = present[type];
    if (!now) return [`${type} is gone`];
    if (now.version < before.version) return [`${type} went back from version ${before.version} to ${now.version}`];
    if (now.version > before.version) return [];
    return compare(before.schema, now.schema).map((problem) => `${type}${problem}`);
  });
}

function compare(before: Schema, now: Schema): string[] {
  const changed: string[] = [];
  if (before['type'] !== now['type']) return [`: type ${text(before['type'])} became ${text(now['type'])}`];
  changed.push(...fields(before, now), ...values(before, now), ...limits(before, now));
  if (before['items'])
    changed.push(...compare(before['items'] as Schema, (now['items'] ?? {}) as Schema).map(at('[]')));
  if (JSON.stringify(before['const']) !== JSON.stringify(now['const'])) changed.push(': its constant changed');
  const [were, are] = [before['anyOf'], now['anyOf']] as (Schema[] | undefined)[];
  if (were?.some((one) => !are?.some((other) => compare(one, other).length === 0)))
    changed.push(': one of its alternatives is gone');
  return changed;
}

function fields(before: Schema, now: Schema): string[] {
  const [were, are] = [before, now].map((s) => (s['properties'] ?? {}) as Record<string, Schema>);
  const [needed, needs] = [before, now].map((s) => (s['required'] ?? []) as string[]);
  return [
    ...Object.entries(were!).flatMap(([name, schema]) =>
      are![name] ? compare(schema, are![name]).map(at(`.${name}`)) : [`.${name} is gone`],
    ),
    ...needs!.filter((name) => !needed!.includes(name)).map((name) => `.${name} is required now`),
    // Those who read rely on it.
    ...needed!.filter((name) => are![name] && !needs!.includes(name)).map((name) => `.${name} is optional now`),
  ];
}

function values(before: Schema, now: Schema): string[] {
  const [were, are] = [before['enum'], now['enum']] as (unknown[] | undefined)[];
  if (!were && are) return [': only some values are left'];
  return (were ?? [])
    .filter((value) => are && !are.includes(value))
    .map((value) => `: the value ${text(value)} is gone`);
}

const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'];
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'];

function limits(before: Schema, now: Schema): string[] {
  const limit = (schema: Schema, keyword: string, none: number): number =>
    (schema[keyword] as number | undefined) ?? none;
  return [
    ...LOWER.filter((k) => limit(now, k, -Infinity) > limit(before, k, -Infinity)),
    ...UPPER.filter((k) => limit(now, k, Infinity) < limit(before, k, Infinity)),
    ...['pattern', 'uniqueItems', 'format'].filter((k) => now[k] !== undefined && now[k] !== before[k]),
  ].map((keyword) => `: ${keyword} is narrower`);
}

const at =
  (place: string) =>
  (problem: string): string =>
    place + problem;
const text = (value: unknown): string => JSON.stringify(value);
