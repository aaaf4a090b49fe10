import { Refusal, type Words } from '@ronghe/event-sourcing';

/** Whose requests were too many. */
export type Counted = 'person' | 'tenant' | 'client';

const WHOSE: Record<Counted, Words> = {
  person: { zh: '您的请求过于频繁', en: 'You send too many requests' },
  tenant: { zh: '本单位的请求过于频繁', en: 'Your organisation sends too many requests' },
  client: { zh: '该地址的请求过于频繁', en: 'Too many requests come from this address' },
};

export const tooMany = (whose: Counted, seconds: number): Refusal =>
  new Refusal('tooMany', `too-many-of-${whose}`, WHOSE[whose], {
    remedy: {
      zh: `请在 ${seconds} 秒后再试；长期需要更多请求时，请联系管理员。`,
      en: `Try again in ${seconds} s; ask an administrator if you need more for long.`,
    },
    retryAfterSeconds: seconds,
  });
