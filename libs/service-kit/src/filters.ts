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
