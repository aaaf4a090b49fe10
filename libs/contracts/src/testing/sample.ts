import type { TSchema } from 'typebox';

type Part = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: TSchema[];
  properties?: Record<string, TSchema>;
  required?: string[];
  items?: TSchema;
  minItems?: number;
  minimum?: number;
  pattern?: string;
};

const PATTERNS: [RegExp, string][] = [
  [/^\^pd1/, 'pd1.A256GCM.a.b.c.d'],
  [/W\\d\{2\}\$$/, '2026-W10'],
  [/\\d\{2\}\$$/, '2026-03-01'],
  [/1\[0-2\]/, '2026-03'],
  [/^\^\\d\{4\}\$$/, '2026'],
  [/^\^\[a-z\]/, 'oilfield'],
];

/** The smallest payload that a schema takes: required fields only. */
export function sampleOf(schema: TSchema): unknown {
  const part = schema as Part;
  if (part.const !== undefined) return part.const;
  if (part.enum) return part.enum[0];
  if (part.anyOf) return sampleOf(part.anyOf[0]!);
  switch (part.type) {
    case 'object':
      return Object.fromEntries((part.required ?? []).map((name) => [name, sampleOf(part.properties![name]!)]));
    case 'array':
      return Array.from({ length: part.minItems ?? 0 }, (_, i) => distinct(sampleOf(part.items!), i));
    case 'string':
      return part.pattern === undefined ? 'x' : PATTERNS.find(([has]) => has.test(part.pattern!))![1];
    case 'integer':
    case 'number':
      return part.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      throw new Error(`no sample for ${JSON.stringify(schema)}`);
  }
}

/** Items of a list without repeats. */
const distinct = (value: unknown, i: number): unknown => (value === 'x' ? `x${i}` : value);
