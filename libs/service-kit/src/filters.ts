import { Allow } from 'class-validator';

/** Query parameters that every query takes; read by `@View()`. */
export class ViewFilter {
  @Allow() asOf?: string;
}

/** Query parameters that every list takes; read where the page is cut. */
export class ListFilter extends ViewFilter {
  @Allow() limit?: string;
  @Allow() cursor?: string;
  @Allow() sort?: string;
}

/** Of a filter, what was asked for: what the caller left out is not compared with anything. */
export const asked = <V>(filter: Record<string, V | undefined>): Record<string, V> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, V] => entry[1] !== undefined));
