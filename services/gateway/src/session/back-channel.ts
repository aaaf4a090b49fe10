import { sendProblem } from '@ronghe/service-kit';
import type { Request, RequestHandler, Response } from 'express';
import type { EndedSessions } from './ended-sessions.js';
import type { LogoutNotice } from './logout-token.js';
import { logoutRefused } from './refusals.js';

const LONGEST_FORM = 32 * 1024;

type Traced = Request & { trace?: string };

/**
 * The issuer tells us that somebody has left (OpenID Connect Back-Channel Logout 1.0): at whatever company application he
 * did so, his sessions here are over. It runs before the body parsers, which know no forms.
 */
export const backChannelLogout =
  (read: (token: string) => Promise<LogoutNotice>, ended: EndedSessions): RequestHandler =>
  (req: Traced, res: Response, next) => {
    if (req.method !== 'POST') return next();
    res.setHeader('Cache-Control', 'no-store');
    tokenIn(req)
      .then(read)
      .then(
        async (notice) => {
          if (!(await ended.firstUse(notice.id))) return sendProblem(req, res, logoutRefused(), req.trace);
          if ('issuerSession' in notice) await ended.endIssuers(notice.issuerSession);
          else await ended.endAllOf(notice.subject);
          res.status(200).end();
        },
        () => sendProblem(req, res, logoutRefused(), req.trace),
      )
      .catch(next);
  };

async function tokenIn(req: Request): Promise<string> {
  let text = '';
  for await (const chunk of req)
    if ((text += String(chunk)).length > LONGEST_FORM) throw new Error('longer than any logout token');
  return new URLSearchParams(text).get('logout_token') ?? '';
}
