import { isDeepStrictEqual } from 'node:util';
import type { Content } from './folds.js';

const SHOWN = 300;

/** Two contents of one model, document by document. */
export function checkModel(model: string, expected: Content, found: Content): string[] {
  const wrong: string[] = [];
  for (const [id, json] of expected) {
    const there = found.get(id);
    if (!there) wrong.push(`${model}: document ${id} is missing`);
    else if (!isDeepStrictEqual(there, json))
      wrong.push(`${model}: document ${id} is ${text(there)}, not ${text(json)}`);
  }
  for (const id of found.keys()) if (!expected.has(id)) wrong.push(`${model}: document ${id} should not be there`);
  return wrong;
}

const text = (json: object): string => JSON.stringify(json).slice(0, SHOWN);
