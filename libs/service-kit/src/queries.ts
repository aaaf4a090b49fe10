import type { Viewpoint } from './request.js';

/** Asks for a list: those that the filter lets through. */
export abstract class ListQuery<F> {
  constructor(
    readonly view: Viewpoint,
    readonly filter: F,
  ) {}
}

/** Asks for one thing, or for what belongs to it. */
export abstract class OneQuery {
  constructor(
    readonly view: Viewpoint,
    readonly id: string,
  ) {}
}
