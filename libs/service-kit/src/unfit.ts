import { Refusal } from '@ronghe/event-sourcing';
import { escapePointer, unknownField } from './validation.js';

/** No body of ours is nested nearly as deep; what walks it may then walk it by recursion. */
const DEEPEST = 32;

/**
 * Why a body or query must not reach the validators; undefined when it may. They do not see names that every object has
 * (`constructor`) nor `prototype`, and what recurses fails on what is nested thousands deep.
 */
export function unfit(body: unknown, query: unknown): Refusal | undefined {
  const open: { value: unknown; pointer: string; depth: number }[] = [
    { value: body, pointer: '', depth: 0 },
    { value: query, pointer: '', depth: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, pointer, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) return tooDeep();
    for (const [name, inner] of Object.entries(value)) {
      const at = `${pointer}/${escapePointer(name)}`;
      if (name in Object.prototype || name === 'prototype') return inherited(name, at);
      open.push({ value: inner, pointer: at, depth: depth + 1 });
    }
  }
  return undefined;
}

const tooDeep = (): Refusal =>
  new Refusal(
    'malformed',
    'too-deep',
    { zh: `JSON 嵌套超过${DEEPEST}层`, en: `The JSON is nested more than ${DEEPEST} deep` },
    { remedy: { zh: '请检查请求内容', en: 'Check what is sent' } },
  );

const inherited = (name: string, pointer: string): Refusal =>
  new Refusal('invalid', 'invalid-fields', unknownField(name), {
    remedy: { zh: '请按提示修改后再提交', en: 'Correct the fields named and send again' },
    errors: [{ pointer, detail: unknownField(name) }],
  });
