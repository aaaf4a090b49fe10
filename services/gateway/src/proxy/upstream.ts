/** A service that the gateway hands requests on to. */
export interface Upstream {
  name: string;
  /** Scheme, host and port; no path. */
  url: string;
}
