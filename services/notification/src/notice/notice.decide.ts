import type { FactOfType, NoticeFact } from '@ronghe/contracts';
import { notFound } from '@ronghe/event-sourcing';
import type { Notice } from './notice.js';

export type NewNotice = FactOfType<NoticeFact, 'notification.notice-sent'>;

export type NoticeCommand =
  | { kind: 'sendNotice'; notice: NewNotice }
  | { kind: 'withdrawNotice'; notice: string }
  | { kind: 'readNotice'; notice: string; by: string }
  | { kind: 'scheduleDelivery'; notice: string; channel: string; dueAt: string }
  | {
      kind: 'recordTry';
      notice: string;
      channel: string;
      attempt: number;
      status: 'delivered' | 'failed';
      detail: string;
      at: string;
    };

const MOST_TRIES = 6;
/** Waits before the second, third … try, in seconds. */
const WAITS = [5, 30, 300, 3_600, 21_600];

const NOTICE = { zh: '消息', en: 'notice' };

export function decideNotice(command: NoticeCommand, state: Notice): NoticeFact[] {
  if (command.kind === 'sendNotice')
    // One cause and recipient is one notice, however often its event is delivered.
    return state.is === 'unsent' ? [{ type: 'notification.notice-sent', data: command.notice }] : [];
  // It is gone: what was under way for it has no effect, and nobody reads it.
  if (state.is === 'withdrawn') return command.kind === 'readNotice' ? notFound(NOTICE) : [];
  const sent = state.is === 'sent' ? state : notFound(NOTICE);
  const { notice } = command;
  switch (command.kind) {
    case 'withdrawNotice': {
      const channels = [...sent.deliveries].filter(([, { done }]) => !done).map(([channel]) => channel);
      return [{ type: 'notification.notice-withdrawn', data: { notice, channels } }];
    }
    case 'readNotice':
      return sent.readers.includes(command.by)
        ? []
        : [{ type: 'notification.notice-read', data: { notice, by: command.by } }];
    case 'scheduleDelivery': {
      const { channel, dueAt } = command;
      return sent.deliveries.has(channel)
        ? []
        : [{ type: 'notification.delivery-scheduled', data: { notice, channel, attempt: 1, dueAt } }];
    }
    case 'recordTry': {
      const { channel, attempt, status, detail, at } = command;
      const now = sent.deliveries.get(channel);
      if (!now || now.done || now.attempt !== attempt) return [];
      const tried: NoticeFact = {
        type: 'notification.delivery-tried',
        data: { notice, channel, attempt, status, detail },
      };
      if (status === 'delivered' || attempt >= MOST_TRIES) return [tried];
      const dueAt = new Date(Date.parse(at) + WAITS[attempt - 1]! * 1_000).toISOString();
      return [
        tried,
        { type: 'notification.delivery-scheduled', data: { notice, channel, attempt: attempt + 1, dueAt } },
      ];
    }
    default:
      return command satisfies never;
  }
}
