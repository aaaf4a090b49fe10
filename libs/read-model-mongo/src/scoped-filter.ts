import type { Filter } from '@ronghe/event-sourcing';
import { storedInnerPath, storedPath, toStoredNames } from './field-names.js';

/** A filter that this store does not answer; the message names the operator. */
export class FilterRefused extends Error {
  override name = 'FilterRefused';
}

const OF_FILTERS = new Set(['$and', '$or', '$nor']);
/** Their operand is a value of the document, whose names may be stored otherwise. */
const OF_VALUES = new Set(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin']);
/** Their operand goes to the server as it is. */
const PLAIN = new Set(['$exists', '$type', '$size', '$mod', '$regex', '$options']);

type PathOf = (field: string) => string;

/** A filter over a document's fields, as one over rows, in which the document is nested. @throws FilterRefused */
export const scopedFilter = (filter: Filter): Filter => scoped(filter, storedPath);

function scoped(filter: Filter, pathOf: PathOf): Filter {
  const entries = Object.entries(filter).map(([name, condition]): [string, unknown] => {
    if (OF_FILTERS.has(name)) return [name, (condition as Filter[]).map((inner) => scoped(inner, pathOf))];
    if (name.startsWith('$')) throw new FilterRefused(`a filter cannot have ${name} at its top`);
    return [pathOf(name), isExpression(condition) ? expression(condition) : toStoredNames(condition)];
  });
  return Object.fromEntries(entries);
}

/** `{ $gte: 2 }`, and not a value to be equal to. */
const isExpression = (condition: unknown): condition is Filter =>
  typeof condition === 'object' && condition !== null && (Object.keys(condition)[0] ?? '').startsWith('$');

function expression(operators: Filter): Filter {
  return Object.fromEntries(
    Object.entries(operators).map(([name, operand]): [string, unknown] => {
      if (PLAIN.has(name)) return [name, operand];
      if (OF_VALUES.has(name)) return [name, toStoredNames(operand)];
      if (name === '$not') return [name, isExpression(operand) ? expression(operand) : operand];
      if (name === '$all') return [name, (operand as unknown[]).map(allOf)];
      if (name === '$elemMatch') return [name, elementFilter(operand as Filter)];
      throw new FilterRefused(`a filter cannot have ${name}`);
    }),
  );
}

const allOf = (operand: unknown): unknown => (isExpression(operand) ? expression(operand) : toStoredNames(operand));

/** Of an element that is an object, or a condition on the element itself. */
const elementFilter = (operand: Filter): Filter =>
  isExpression(operand) && !OF_FILTERS.has(Object.keys(operand)[0]!)
    ? expression(operand)
    : scoped(operand, storedInnerPath);
