import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';

export function readCookies(req: IncomingMessage): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !found.has(name)) found.set(name, pair.slice(at + 1).trim());
  }
  return found;
}

/** Browsers drop a cookie over 4096 bytes, name and attributes included. */
const longestValue = 3_800;
/** Node answers 431 to more than 16 kB of headers; nobody may be locked out by his own session. */
const mostParts = 3;

const partName = (name: string, part: number) => (part === 0 ? name : `${name}_${part}`);

/** Writes one value over as many cookies as it needs and removes what an earlier, longer one left. */
export function writeCookie(res: Response, name: string, value: string, options: CookieOptions): boolean {
  const parts = value.match(new RegExp(`.{1,${longestValue}}`, 'g')) ?? [];
  if (parts.length > mostParts) return false;
  parts.forEach((text, part) => res.cookie(partName(name, part), text, { ...options, encode: String }));
  clearFrom(res, name, parts.length, options);
  return true;
}

export const clearCookie = (res: Response, name: string, options: CookieOptions) => clearFrom(res, name, 0, options);

function clearFrom(res: Response, name: string, first: number, { maxAge: _, ...options }: CookieOptions) {
  for (let part = first; part < mostParts; part++) res.clearCookie(partName(name, part), options);
}

export function readCookie(req: IncomingMessage, name: string): string | undefined {
  const cookies = readCookies(req);
  if (!cookies.has(name)) return undefined;
  let value = '';
  for (let part = 0; part < mostParts && cookies.has(partName(name, part)); part++)
    value += cookies.get(partName(name, part));
  return value;
}
