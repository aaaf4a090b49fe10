import { isIPv6 } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { sendProblem } from '../problem.js';
import { Rate } from './rate.js';
import { tooMany } from './too-many.js';

/** Counts by client address before anything else is done for a request. */
export function clientRate(perMinute: number): RequestHandler {
  const rate = new Rate();
  return (req: Request & { trace?: string }, res: Response, next: NextFunction) => {
    if (perMinute === 0) return next();
    rate.take(clientOf(req.ip ?? ''), perMinute).then((wait) => {
      if (wait === undefined) return next();
      // A body is not waited for.
      if (sendsBody(req)) res.setHeader('Connection', 'close');
      sendProblem(req, res, tooMany('client', wait), req.trace);
    }, next);
  };
}

const sendsBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** One line of IPv6 has 2^64 addresses, and they are one client. */
export function clientOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const groups =
    tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
