import type { CookieOptions, Request, Response } from 'express';
import { readCookies } from './cookies.js';
import type { Departure } from './relying-party.js';
import type { Seal } from './seal.js';

export type Journey = Departure & { returnTo: string };

const longest = 10 * 60;
const most = 5;
const prefix = 'ronghe_signin_';

/** Sign-ins under way, each in a cookie of its own: two tabs may sign in side by side. */
export class Departures {
  constructor(
    private readonly seal: Seal,
    private readonly publicUrl: () => string,
  ) {}

  async remember(req: Request, res: Response, journey: Journey): Promise<void> {
    const open = [...readCookies(req).keys()].filter((name) => name.startsWith(prefix));
    if (open.length >= most) open.forEach((name) => res.clearCookie(name, this.options()));
    const sealed = await this.seal.close('sign-in', journey, Math.floor(Date.now() / 1000) + longest);
    res.cookie(nameFor(journey.state), sealed, { ...this.options(), maxAge: longest * 1000 });
  }

  /** Once: the cookie goes, whatever comes of the arrival. */
  async recall(req: Request, res: Response, state: string): Promise<Journey | undefined> {
    const name = nameFor(state);
    const sealed = readCookies(req).get(name);
    if (sealed === undefined) return undefined;
    res.clearCookie(name, this.options());
    return this.seal.open<Journey>('sign-in', sealed);
  }

  private options = (): CookieOptions => ({
    httpOnly: true,
    sameSite: 'lax',
    path: '/auth',
    secure: this.publicUrl().startsWith('https:'),
  });
}

const nameFor = (state: string) => prefix + state.replace(/[^\w-]/g, '').slice(0, 12);
