import { type FactsOf, Type, event, id, oneOf, sealed, words } from '../schema.js';

export const NOTICE_LEVELS = ['information', 'reminder', 'warning', 'halt'] as const;
export type NoticeLevel = (typeof NOTICE_LEVELS)[number];

export const noticeEvents = [
  event('notification.notice-sent', '通知已发出', 'A notice was put into an inbox', {
    notice: id('notice: cause and recipient'),
    recipient: id('person:<id> or unit:<id>'),
    level: oneOf(NOTICE_LEVELS, 'level'),
    title: words('title'),
    body: words('text'),
    link: Type.Optional(Type.String({ maxLength: 300, description: 'console path' })),
    cause: Type.Object({ id: id('event id'), type: id('event type') }, { additionalProperties: false }),
  }),
  event('notification.delivery-scheduled', '渠道发送已安排', 'A notice is to be sent on a channel', {
    notice: id('notice'),
    channel: id('channel, for example webhook:<id>'),
    attempt: Type.Integer({ minimum: 1 }),
    dueAt: Type.String({ description: 'RFC 3339 UTC' }),
  }),
  event('notification.delivery-tried', '渠道发送已尝试', 'A notice was sent on a channel, or could not be', {
    notice: id('notice'),
    channel: id('channel'),
    attempt: Type.Integer({ minimum: 1 }),
    status: oneOf(['delivered', 'failed'], 'outcome'),
    detail: Type.String({ maxLength: 200 }),
  }),
  event('notification.notice-withdrawn', '通知已收回', 'A notice to a person who was forgotten was taken back', {
    notice: id('notice'),
    channels: Type.Array(id('channel on which it was still to be sent'), { maxItems: 1_000 }),
  }),
  event('notification.notice-read', '通知已读', 'A person read a notice', {
    notice: id('notice'),
    by: id('person'),
  }),
] as const;

export const webhookEvents = [
  event('notification.webhook-registered', '回调已登记', 'A signed webhook was registered', {
    webhook: id('webhook'),
    url: Type.String({ maxLength: 500 }),
    levels: Type.Array(oneOf(NOTICE_LEVELS, 'level'), { minItems: 1 }),
    secret: sealed('signing secret'),
  }),
  event('notification.webhook-removed', '回调已移除', 'A webhook was removed', { webhook: id('webhook') }),
] as const;
export type NoticeFact = FactsOf<typeof noticeEvents>;
export type WebhookFact = FactsOf<typeof webhookEvents>;
