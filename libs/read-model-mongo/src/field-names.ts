/**
 * Field names that MongoDB, a driver or a compatible server does not keep as they are: a dot is a path, a leading dollar
 * an operator, NUL ends a name, and `_bsontype` makes the driver take an object for one of its own. Such a character is
 * stored as `%` and two hexadecimal digits; so is the percent sign, to be reversible.
 */
const UNSAFE = /[.%\0]|^\$|^_bsontype$/;

const safeName = (name: string): string =>
  UNSAFE.test(name) ? name.replace(/[.%\0]|^[$_]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`) : name;

const originalName = (name: string): string =>
  name.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** A field name that may hold anything, such as a consumer's. */
export const toFieldName = safeName;
export const fromFieldName = originalName;

/** The stored path of a dotted path of a document. */
export const storedPath = (path: string): string => ['document', ...path.split('.').map(safeName)].join('.');

/** The same for a path that begins inside a list's element. */
export const storedInnerPath = (path: string): string => path.split('.').map(safeName).join('.');

/** Whether a JSON value can be stored as it is: nearly always. */
export const isSafe = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Array.isArray(value)
    ? value.every(isSafe)
    : Object.keys(value).every((name) => !UNSAFE.test(name) && isSafe((value as Record<string, unknown>)[name])));

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [rename(name), renamed(inner, rename)]));
}

export const toStoredNames = (value: unknown): unknown => (isSafe(value) ? value : renamed(value, safeName));
export const fromStoredNames = (value: unknown): unknown => renamed(value, originalName);
