import type { Request, Response } from 'express';
import { errors, type default as Provider } from 'oidc-provider';
import type { DemoUser } from './demo-user.js';
import { chooseUserPage, expiredPage } from './pages.js';

const longestForm = 4 * 1024;

/** The page on which the demo user is chosen, and the click. The issuer's own cookie ties both to one browser. */
export async function chooseUser(provider: Provider, users: Map<string, DemoUser>, req: Request, res: Response) {
  res.setHeader('Cache-Control', 'no-store');
  try {
    await provider.interactionDetails(req, res);
    if (req.method === 'POST') return await signIn(provider, users, req, res);
    res.type('html').send(chooseUserPage(users.values()));
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    res.status(400).type('html').send(expiredPage());
  }
}

async function signIn(provider: Provider, users: Map<string, DemoUser>, req: Request, res: Response) {
  const accountId = new URLSearchParams(await formOf(req)).get('user') ?? '';
  if (!users.has(accountId)) return void res.status(400).type('html').send(expiredPage());
  // A native client is always asked for consent by the library; choosing the user is the consent.
  await provider.interactionFinished(req, res, { login: { accountId }, consent: {} });
}

async function formOf(req: Request): Promise<string> {
  let text = '';
  for await (const chunk of req) if ((text += String(chunk)).length > longestForm) return '';
  return text;
}
