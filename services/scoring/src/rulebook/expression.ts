import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { arePoints } from '../points.js';

/** What an expression is for decides what it may name and what it must give. */
export type Purpose = 'points' | 'condition' | 'subject' | 'formula';

const RESULT: Record<Purpose, readonly string[]> = {
  points: ['number', 'bigint'],
  condition: ['boolean'],
  subject: ['string'],
  formula: ['number', 'bigint'],
};
/** What the type check must say; `dyn` is what comes out of an event and is only known then. */
const GIVES: Record<Purpose, readonly string[]> = {
  points: ['double', 'int', 'dyn'],
  condition: ['bool', 'dyn'],
  subject: ['string', 'dyn'],
  formula: ['double', 'int'],
};

/**
 * Functions whose result is no longer than what they are given. All else could run long or grow without bound: regular
 * expressions, loops over lists, names that double what they name, and what joins or encodes, as each step multiplies.
 */
const ALLOWED = new Set([
  ...['has', 'size', 'dyn', 'type', 'bool', 'int', 'uint', 'double', 'string', 'timestamp', 'duration'],
  ...['startsWith', 'endsWith', 'contains', 'indexOf', 'lastIndexOf', 'substring', 'trim', 'lowerAscii', 'upperAscii'],
  ...['getFullYear', 'getMonth', 'getDate', 'getDayOfMonth', 'getDayOfWeek', 'getDayOfYear'],
  ...['getHours', 'getMinutes', 'getSeconds', 'getMilliseconds'],
]);
/** Compiled expressions that are kept; drafts are tried and thrown away. */
const MOST_KEPT = 2_000;

/** Scores of the beginning and of much work: a formula must give a number for each. */
const TRIALS = [
  { base: 0, vanguard: 0 },
  { base: 100, vanguard: 0 },
  { base: 100, vanguard: 250.5 },
  { base: 0.01, vanguard: 10_000 },
];

function environment(): Environment {
  const env = new Environment({ unlistedVariablesAreDyn: false, limits: { maxAstNodes: 300, maxDepth: 40 } });
  // Payload numbers are doubles; rule writers write 2, not 2.0.
  for (const [op, apply] of Object.entries(ARITHMETIC)) {
    env.registerOperator(`double ${op} int`, (a: number, b: bigint) => apply(a, Number(b)));
    env.registerOperator(`int ${op} double`, (a: bigint, b: number) => apply(Number(a), b));
  }
  return env;
}
const ARITHMETIC: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

const overEvent = environment().registerVariable('event', 'map');
const overParts = environment().registerVariable('base', 'double').registerVariable('vanguard', 'double');
const environmentFor = (purpose: Purpose): Environment => (purpose === 'formula' ? overParts : overEvent);

const compiled = new Map<string, (context: Record<string, unknown>) => unknown>();

/** Why an expression cannot be saved, in the parser's words; undefined when it can. */
export function expressionProblem(purpose: Purpose, source: string): string | undefined {
  try {
    const parsed = environmentFor(purpose).parse(source);
    const forbidden = callsIn(parsed.ast).find((name) => !ALLOWED.has(name));
    if (forbidden) return `${forbidden}() is not allowed`;
    const check = parsed.check();
    if (!check.valid) return firstLine(check.error);
    if (!GIVES[purpose].includes(String(check.type)))
      return `it gives ${String(check.type)}, ${GIVES[purpose][0]} is needed`;
    if (purpose === 'formula') for (const parts of TRIALS) evaluate('formula', source, parts);
    return undefined;
  } catch (error) {
    return firstLine(error);
  }
}

export class ExpressionFailed extends Error {
  override name = 'ExpressionFailed';
}

/** Evaluates a checked expression. @throws ExpressionFailed when a value is missing or of another type */
export function evaluate(
  purpose: Purpose,
  source: string,
  context: Record<string, unknown>,
): number | boolean | string {
  const key = `${purpose} ${source}`;
  let run = compiled.get(key);
  if (!run) {
    if (compiled.size === MOST_KEPT) compiled.clear();
    compiled.set(key, (run = environmentFor(purpose).parse(source)));
  }
  let result: unknown;
  try {
    result = run(context);
  } catch (error) {
    throw new ExpressionFailed(`${source}: ${firstLine(error)}`);
  }
  if (!RESULT[purpose].includes(typeof result))
    throw new ExpressionFailed(`${source}: gives ${typeof result}, ${RESULT[purpose][0]} is needed`);
  const value = typeof result === 'bigint' ? Number(result) : (result as number | boolean | string);
  if (typeof value === 'number' && !arePoints(value)) throw new ExpressionFailed(`${source}: gives ${value}`);
  return value;
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : String(error));

function callsIn(node: unknown): string[] {
  if (!node || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(callsIn);
  const { op, args } = node as Partial<ASTNode>;
  if (op === undefined) return [];
  const own = op === 'call' || op === 'rcall' ? [String((args as unknown[])[0])] : [];
  return [...own, ...(Array.isArray(args) ? args.flatMap(callsIn) : callsIn(args))];
}
