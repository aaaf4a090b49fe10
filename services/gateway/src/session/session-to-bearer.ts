import type { RequestHandler } from 'express';
import { notFromConsole } from './refusals.js';
import { fromConsole } from './same-site.js';
import type { Sessions } from './sessions.js';

/** For /api: turns the console's cookie into the bearer token that the services understand. A token of its own wins. */
export const sessionToBearer =
  (sessions: Sessions, publicUrl: () => string): RequestHandler =>
  (req, res, next) => {
    if (req.headers.authorization !== undefined || !sessions.present(req)) return next();
    const reads = req.method === 'GET' || req.method === 'HEAD';
    if (!reads && !fromConsole(req, publicUrl())) return next(notFromConsole());
    sessions.current(req, res).then((session) => {
      if (session) req.headers.authorization = `Bearer ${session.accessToken}`;
      next();
    }, next);
  };
