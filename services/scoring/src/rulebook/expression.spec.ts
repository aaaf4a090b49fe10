import { describe, expect, it } from '@jest/globals';
import { ExpressionFailed, type Purpose, evaluate, expressionProblem } from './expression.js';

const event = { severity: 3, title: '躺井', unit: 'u1', mode: 'pair', half: 0.5, nothing: null };

describe('an expression that can be saved', () => {
  it.each<[Purpose, string, unknown]>([
    ['points', '2', 2],
    ['points', '2.5', 2.5],
    ['points', 'event.severity', 3],
    // Payload numbers are doubles; rule writers write 2, not 2.0.
    ['points', '2 + event.severity * 1.5', 6.5],
    ['points', 'event.severity * 2 - 1', 5],
    ['points', 'event.severity / 2', 1.5],
    ['points', '1 + 0.5', 1.5],
    ['points', '0.5 * 3', 1.5],
    ['points', '7 / 2.0', 3.5],
    ['points', 'event.severity >= 3.0 ? 10 : 5', 10],
    ['points', 'has(event.bonus) ? event.bonus : 1.0', 1],
    ['points', 'double(size(event.title))', 2],
    ['condition', 'event.severity > 2', true],
    ['condition', 'event.mode == "pair" && !has(event.other)', true],
    ['condition', 'event.mode in ["pair", "alliance"]', true],
    ['condition', 'event.title.startsWith("躺")', true],
    ['subject', 'event.unit', 'u1'],
    ['subject', '"production." + event.unit', 'production.u1'],
  ])('%s: %s', (purpose, source, value) => {
    expect(expressionProblem(purpose, source)).toBeUndefined();
    expect(evaluate(purpose, source, { event })).toBe(value);
  });

  it('formulas are over base and vanguard', () => {
    expect(expressionProblem('formula', '0.6 * base + 0.4 * vanguard')).toBeUndefined();
    expect(evaluate('formula', 'base + vanguard * 2', { base: 100, vanguard: 5 })).toBe(110);
    expect(evaluate('formula', 'vanguard > 10.0 ? base + 10.0 : base', { base: 100, vanguard: 5 })).toBe(100);
  });
});

describe('an expression that cannot', () => {
  it.each<[Purpose, string, RegExp]>([
    ['points', '', /./],
    ['points', '2 +', /./],
    ['points', '2 + + * 3', /./],
    ['points', 'severity', /unknown variable/i],
    ['points', 'base', /unknown variable/i],
    ['formula', 'event.severity', /unknown variable/i],
    ['formula', 'base + bonus', /unknown variable/i],
    ['points', 'pow(2.0, 3.0)', /no matching overload|pow/],
    ['points', '"2" + 3', /overload/],
    ['points', 'event.title.matches("^a+$") ? 1 : 0', /matches\(\) is not allowed/],
    ['condition', '"aaaa".matches("(a+)+$")', /matches\(\) is not allowed/],
    ['condition', '[1, 2].all(x, x > 0)', /all\(\) is not allowed/],
    ['condition', '[1, 2].exists(x, x > 1)', /exists\(\) is not allowed/],
    ['condition', '[1, 2].exists_one(x, x > 1)', /exists_one\(\) is not allowed/],
    ['condition', '[1, 2].map(x, x * 2) == [2, 4]', /map\(\) is not allowed/],
    ['condition', 'size([1, 2].filter(x, x > 1)) == 1', /filter\(\) is not allowed/],
    ['condition', 'cel.bind(a, [1], cel.bind(b, a + a, size(b + b) > 0))', /bind\(\) is not allowed/],
    ['condition', 'true ? [event.title.matches("a")][0] : false', /matches\(\) is not allowed/],
    ['points', '{"a": event.title.matches("a") ? 1 : 2}["a"]', /matches\(\) is not allowed/],
    // Each step would multiply: twenty of them, and no memory is enough.
    [
      'subject',
      '"aaaaaaaaaa".split("").join("aaaaaaaaaa").split("").join("aaaaaaaaaa")',
      /(split|join)\(\) is not allowed/,
    ],
    ['subject', 'bytes(bytes(event.title).hex()).hex()', /(bytes|hex)\(\) is not allowed/],
    ['subject', 'bytes(event.title).base64()', /(bytes|base64)\(\) is not allowed/],
    ['points', 'double(bytes(event.title).json().size())', /is not allowed/],
    ['points', 'true', /gives bool, double is needed/],
    ['points', '"5"', /gives string/],
    ['condition', '1', /gives int, bool is needed/],
    ['subject', '1', /gives int, string is needed/],
    ['formula', 'base > 1.0', /gives bool/],
    ['formula', '"100"', /gives string/],
    ['formula', '[base]', /gives list/],
    ['formula', 'base / vanguard', /gives (Infinity|NaN)/],
    ['formula', '1 / 0', /division by zero/],
    ['formula', 'base * 1e300', /gives/],
  ])('%s: %s', (purpose, source, problem) => {
    expect(expressionProblem(purpose, source)).toMatch(problem);
  });

  it('is too large', () => {
    const long = Array.from({ length: 200 }, () => '1').join('+');
    expect(expressionProblem('points', long)).toMatch(/AST nodes|maxAstNodes|exceeded/i);
    expect(expressionProblem('points', `${'('.repeat(100)}1${')'.repeat(100)}`)).toMatch(/depth|exceeded/i);
  });

  it('grows without bound: the longest that can be saved gives at most its own length times what it names', () => {
    const terms = Array.from({ length: 30 }, () => 'event.title');
    const source = terms.join(' + ');
    expect(expressionProblem('subject', source)).toBeUndefined();
    const title = '长'.repeat(10_000);
    expect(String(evaluate('subject', source, { event: { title } })).length).toBe(terms.length * title.length);
    expect(expressionProblem('subject', Array.from({ length: 150 }, () => 'event.title').join(' + '))).toMatch(
      /exceeded/i,
    );
  });

  it('reaches nothing of the machine it runs on', () => {
    for (const source of ['event.constructor', 'event.__proto__', 'event.toString']) {
      expect(expressionProblem('points', source)).toBeUndefined();
      expect(() => evaluate('points', source, { event })).toThrow(ExpressionFailed);
    }
    for (const source of ['process.env', 'globalThis', 'require("fs")', 'this'])
      expect(expressionProblem('points', source)).toBeDefined();
  });
});

describe('an expression that fails on an event', () => {
  it.each<[Purpose, string]>([
    ['points', 'event.missing'],
    ['points', 'event.title'],
    ['points', 'event.title * 2'],
    ['points', 'event.nothing'],
    ['points', 'event.severity / 0.0'],
    ['points', '0.0 / 0.0'],
    ['points', 'event.severity * 1e300'],
    ['points', 'event.severity * 1000000.0'],
    ['condition', 'event.severity'],
    ['subject', 'event.severity'],
  ])('%s: %s says so', (purpose, source) => {
    expect(() => evaluate(purpose, source, { event })).toThrow(ExpressionFailed);
  });
});
