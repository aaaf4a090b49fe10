import type { Handled, Position, Words } from '@ronghe/event-sourcing';
import { formatPosition } from '@ronghe/event-sourcing';

/** A command's answer: what it was about, the stream's version and where it stands. */
export class Receipt {
  readonly version: number;
  readonly position: string | undefined;

  constructor(
    readonly id: string,
    handled: Pick<Handled, 'version' | 'position'>,
    /** Shown with the answer, once (a secret, for example). */
    readonly extra: Record<string, unknown> = {},
  ) {
    this.version = handled.version;
    this.position = handled.position && formatPosition(handled.position);
  }
}

export interface Column {
  field: string;
  label: Words;
  /** Words for stored values (`full` → 正式党员). */
  values?: Record<string, Words>;
  /** Personal data is encrypted where it is sorted, so it cannot be sorted by. */
  sealed?: boolean;
}

/** A whole list; the page, the order and the format are the request's to say. Every row has a unique `id`. */
export class Listing<T extends { id: string }> {
  constructor(
    readonly name: Words,
    readonly rows: readonly T[],
    readonly columns: readonly Column[],
    /** Field with `-` for down; ties by id. */
    readonly sort?: string,
  ) {}
}

/** A list too long to be held whole: the store cuts its pages, always newest first. */
export class StoredListing<T extends { id: string }> {
  constructor(
    readonly name: Words,
    readonly columns: readonly Column[],
    /** The rows behind a cursor that an earlier page gave, and the cursor of the next page, if there is one. */
    readonly page: (limit: number, cursor: unknown) => Promise<{ items: T[]; next?: string }>,
  ) {}
}

/** One thing with its version, for ETag. */
export class Versioned<T> {
  constructor(
    readonly value: T,
    readonly version: number,
  ) {}
}

/** The answer of a command that wrote to many streams: with where each log stands after it. */
export class Positioned<T> {
  constructor(
    readonly value: T,
    readonly positions: readonly Position[],
  ) {}
}

/** Begun and not done: 202, with the address where to see how far it is. */
export class Accepted<T> {
  constructor(
    readonly value: T,
    readonly location: string,
    readonly positions: readonly Position[],
  ) {}
}

/** A workbook of a form of its own; personal data in `content` is opened on its way out. */
export class Workbook<T> {
  constructor(
    readonly name: Words,
    readonly content: T,
    readonly write: (opened: T) => Promise<Buffer>,
  ) {}
}

/** Answered exactly as it is: personal data in it stays sealed. */
export class AsStored {
  constructor(readonly value: unknown) {}
}
