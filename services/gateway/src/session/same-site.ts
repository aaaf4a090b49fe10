import type { Request } from 'express';

/**
 * A request that lives on the session cookie must come from our own console: the header cannot be set by another
 * site's form, and the browser itself says where the request was made.
 */
export function fromConsole(req: Request, publicUrl: string): boolean {
  if (req.headers['x-ronghe-request'] !== 'console') return false;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = req.headers;
  return origin === undefined || origin === new URL(publicUrl).origin;
}
