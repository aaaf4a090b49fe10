import { randomUUID } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import { clearCookie, readCookie, writeCookie } from './cookies.js';
import type { Begun, EndedSessions } from './ended-sessions.js';
import { issuerAway } from './refusals.js';
import type { Arrival, RelyingParty, Tokens } from './relying-party.js';
import type { Seal } from './seal.js';

/**
 * `until` (epoch seconds) never moves: after it, one signs in again however busy one was. `seen` (epoch milliseconds) is
 * when somebody last did something, give or take {@link seenEvery}.
 */
export type Session = Tokens & Begun & { until: number; seen: number };

const longestSession = 12 * 60 * 60;
const longestIdle = 2 * 60 * 60 * 1_000;
const seenEvery = 10 * 60 * 1_000;
const refreshBefore = 60;
const mostRenewed = 10_000;
const now = () => Math.floor(Date.now() / 1000);
const isGood = ({ accessUntil }: Session) => accessUntil - refreshBefore > now();

/** Console sessions, kept by the browser in an encrypted cookie; we keep only which ones were ended early. */
export class Sessions {
  /** Renewals by session: requests still on their way with the older cookie must not spend its refresh token twice. */
  private readonly renewed = new Map<string, Promise<Session | undefined>>();

  constructor(
    private readonly seal: Seal,
    private readonly ended: EndedSessions,
    private readonly issuer: RelyingParty,
    private readonly publicUrl: () => string,
  ) {}

  present = (req: Request) => readCookie(req, this.cookie().name) !== undefined;

  /** False when the tokens are too big for cookies. */
  async begin(res: Response, arrival: Arrival): Promise<boolean> {
    const begun = Date.now();
    return this.write(res, { ...arrival, id: randomUUID(), begun, seen: begun, until: now() + longestSession });
  }

  /** The session of this request with an access token that is still good, renewed where needed. */
  async current(req: Request, res: Response): Promise<Session | undefined> {
    const held = await this.read(req);
    const session = held && (await this.fresh(held));
    const renewed = session !== held || (held && Date.now() - held.seen > seenEvery);
    if (session && renewed) await this.write(res, { ...session, seen: Date.now() });
    if (!session && this.present(req)) this.clear(res);
    return session;
  }

  /**
   * @param everywhere with all other sessions of the same person, on whatever device
   * @returns the session that ended
   */
  async end(req: Request, res: Response, everywhere: boolean): Promise<Session | undefined> {
    const held = await this.read(req);
    this.clear(res);
    if (!held) return undefined;
    await this.ended.end(held.id);
    if (everywhere) await this.ended.endAllOf(held.subject);
    const latest = (await this.renewed.get(held.id)?.catch(() => undefined)) ?? held;
    this.renewed.delete(held.id);
    if (latest.refreshToken) await this.issuer.revoke(latest.refreshToken);
    return latest;
  }

  /** In turn per session: whoever comes second finds what the first has fetched. */
  private fresh(held: Session): Promise<Session | undefined> {
    if (isGood(held)) return Promise.resolve(held);
    const before = this.renewed.get(held.id) ?? Promise.resolve(undefined);
    const after = before
      .catch(() => undefined)
      .then((known) => {
        const newest = known && known.accessUntil > held.accessUntil ? known : held;
        return isGood(newest) ? newest : this.renew(newest);
      });
    this.renewed.delete(held.id);
    this.renewed.set(held.id, after);
    const [oldest] = this.renewed.keys();
    if (this.renewed.size > mostRenewed && oldest !== undefined) this.renewed.delete(oldest);
    return after.then((session) => this.unlessEnded(session));
  }

  /** An issuer that is away ends nobody's session; one that refuses does. */
  private async renew(session: Session): Promise<Session | undefined> {
    const stillValid = session.accessUntil > now() ? session : undefined;
    if (!session.refreshToken) return stillValid;
    try {
      const tokens = await this.issuer.refresh(session.refreshToken);
      return tokens && { ...session, ...tokens, idToken: tokens.idToken ?? session.idToken };
    } catch {
      if (stillValid) return stillValid;
      throw issuerAway();
    }
  }

  private async read(req: Request): Promise<Session | undefined> {
    const sealed = readCookie(req, this.cookie().name);
    const session = sealed === undefined ? undefined : await this.seal.open<Session>('session', sealed);
    return this.unlessEnded(session && Date.now() - session.seen < longestIdle ? session : undefined);
  }

  private unlessEnded = async (session: Session | undefined): Promise<Session | undefined> =>
    session && !(await this.ended.has(session)) ? session : undefined;

  private async write(res: Response, session: Session): Promise<boolean> {
    const { name, options } = this.cookie();
    const maxAge = (session.until - now()) * 1000;
    return writeCookie(res, name, await this.seal.close('session', session, session.until), { ...options, maxAge });
  }

  private clear(res: Response) {
    const { name, options } = this.cookie();
    clearCookie(res, name, options);
  }

  /** The prefix makes browsers refuse the cookie from a sibling host or over plain http. */
  private cookie(): { name: string; options: CookieOptions } {
    const secure = this.publicUrl().startsWith('https:');
    const name = secure ? '__Host-ronghe_session' : 'ronghe_session';
    return { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } };
  }
}
