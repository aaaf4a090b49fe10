import { createHmac } from 'node:crypto';
import { Unavailable } from '@ronghe/event-sourcing';
import type { Marks } from '@ronghe/service-kit';
import { sessionsUnknown } from './refusals.js';

/** Times are epoch milliseconds. */
export interface Begun {
  id: string;
  /** Who it is at the issuer. */
  subject: string;
  /** The issuer's own session, where it names it. */
  issuerSession?: string;
  begun: number;
}

/** Longer than any session lasts. */
const KEPT_MS = 13 * 60 * 60 * 1_000;

/**
 * Sessions that were ended before their time. A cookie cannot be called back, so what ended it is remembered until it
 * would have run out anyway. Nobody can be read out of the marks: they are hashes under the key of the sessions.
 */
export class EndedSessions {
  constructor(
    private readonly marks: Marks,
    private readonly key: Uint8Array,
  ) {}

  async has({ id, subject, issuerSession, begun }: Begun): Promise<boolean> {
    const [one, all] = [this.mark('session', id), this.mark('subject', subject)];
    const issuers = issuerSession === undefined ? [] : [this.mark('issuer-session', issuerSession)];
    const found = await answered(() => this.marks.find([one, all, ...issuers]));
    return [one, ...issuers].some((mark) => found.has(mark)) || (found.get(all) ?? 0) >= begun;
  }

  end = (id: string): Promise<void> => this.put('session', id);

  /** All that he has begun until now, wherever they are. */
  endAllOf = (subject: string): Promise<void> => this.put('subject', subject);

  endIssuers = (issuerSession: string): Promise<void> => this.put('issuer-session', issuerSession);

  /** True once for each id: a message that comes again is somebody's who has recorded it. */
  async firstUse(id: string): Promise<boolean> {
    const mark = this.mark('message', id);
    if ((await answered(() => this.marks.find([mark]))).has(mark)) return false;
    await this.put('message', id);
    return true;
  }

  private put(kind: string, value: string): Promise<void> {
    const at = Date.now();
    return answered(() => this.marks.put({ key: this.mark(kind, value), at, until: at + KEPT_MS }));
  }

  private mark = (kind: string, value: string): string =>
    createHmac('sha256', this.key).update(`${kind} ${value}`).digest('base64url');
}

/** Not knowing whether a session has ended, nobody is let in by it. */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Unavailable ? sessionsUnknown() : error;
  }
}
