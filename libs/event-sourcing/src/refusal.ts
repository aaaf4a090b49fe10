export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'versionMoved'
  | 'tooLarge'
  | 'invalid'
  | 'tooMany'
  | 'unavailable';

/** A sentence in the two languages users read. */
export interface Words {
  zh: string;
  en: string;
}

export interface FieldError {
  /** JSON pointer into the request's body. */
  pointer: string;
  detail: Words;
}

/** A command or query that is answered with no: what rule, in words, and what to do instead. Never a fault of the server. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    /** Stable code, kebab-case; becomes the problem's `type`. */
    readonly code: string,
    readonly text: Words,
    readonly more: { remedy?: Words; errors?: FieldError[]; retryAfterSeconds?: number } = {},
  ) {
    super(`${code}: ${text.en}`);
    this.name = 'Refusal';
  }
}

/** A rule of the stream says no (409). */
export const refuse = (code: string, zh: string, en: string, remedy?: Words): never => {
  throw new Refusal('conflict', code, { zh, en }, { remedy });
};

/** The thing named is not there, or not yours: both answer the same (404). */
export const notFound = (what: Words): never => {
  throw new Refusal(
    'notFound',
    'not-found',
    { zh: `没有找到${what.zh}`, en: `No such ${what.en}` },
    { remedy: { zh: '请核对编号，或从列表中重新选择', en: 'Check the id, or choose it again from the list' } },
  );
};

/** Well-formed, but a field's value cannot be (422). */
export const invalidField = (pointer: string, code: string, detail: Words, remedy?: Words): never => {
  throw new Refusal('invalid', code, detail, { remedy, errors: [{ pointer, detail }] });
};
