/**
 * Names that MongoDB, a driver or a compatible server does not keep as they are: a dot is a path, a leading dollar an
 * operator, NUL ends a name. Such a character is stored as `%` and two hexadecimal digits; so is the percent sign, to be
 * reversible.
 */
const UNSAFE = /[.%\0]|^\$/g;

/** The driver takes an object with `_bsontype` for its own, and a list called as a member of every object for raw bytes. */
const isDriversOwn = (name: string): boolean => name === '_bsontype' || name in Object.prototype;

const encoded = (c: string): string => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** A name that may hold anything, such as a consumer's, as a field's. */
export const toFieldName = (name: string): string =>
  isDriversOwn(name) ? encoded(name) + name.slice(1) : name.replace(UNSAFE, encoded);

const fromFieldName = (name: string): string =>
  name.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The stored path of a dotted path inside a list's element. */
export const storedInnerPath = (path: string): string => path.split('.').map(toFieldName).join('.');

/** The stored path of a dotted path of a document. */
export const storedPath = (path: string): string => `document.${storedInnerPath(path)}`;

const isSafeName = (name: string): boolean => name.search(UNSAFE) < 0 && !isDriversOwn(name);

/** Whether a JSON value can be stored as it is: nearly always. */
export const isSafe = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Array.isArray(value)
    ? value.every(isSafe)
    : Object.entries(value).every(([name, inner]) => isSafeName(name) && isSafe(inner)));

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [rename(name), renamed(inner, rename)]));
}

export const toStoredNames = (value: unknown): unknown => (isSafe(value) ? value : renamed(value, toFieldName));
export const fromStoredNames = (value: unknown): unknown => renamed(value, fromFieldName);
