import type { NoticeFact } from '@ronghe/contracts';

export interface Sent {
  is: 'sent';
  readers: readonly string[];
  /** Channel → last attempt and whether it is done with. */
  deliveries: ReadonlyMap<string, { attempt: number; done: boolean }>;
}
export type Notice = { is: 'unsent' } | Sent | { is: 'withdrawn' };

export const unsent = (): Notice => ({ is: 'unsent' });

export function evolveNotice(notice: Notice, fact: NoticeFact): Notice {
  if (fact.type === 'notification.notice-sent') return { is: 'sent', readers: [], deliveries: new Map() };
  if (notice.is !== 'sent') return notice;
  switch (fact.type) {
    case 'notification.notice-withdrawn':
      return { is: 'withdrawn' };
    case 'notification.notice-read':
      return { ...notice, readers: [...notice.readers, fact.data.by] };
    case 'notification.delivery-scheduled':
      return delivery(notice, fact.data.channel, fact.data.attempt, false);
    case 'notification.delivery-tried':
      return delivery(notice, fact.data.channel, fact.data.attempt, true);
    default:
      return fact satisfies never;
  }
}

const delivery = (notice: Sent, channel: string, attempt: number, done: boolean): Notice => ({
  ...notice,
  deliveries: new Map(notice.deliveries).set(channel, { attempt, done }),
});
