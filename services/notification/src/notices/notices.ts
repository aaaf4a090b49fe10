import type { NoticeFact, NoticeLevel } from '@ronghe/contracts';
import type { Projection, Recorded, Words } from '@ronghe/event-sourcing';

export interface NoticeDocument {
  recipient: string;
  level: NoticeLevel;
  title: Words;
  body: Words;
  link?: string;
  cause: { id: string; type: string };
  at: string;
  /** Person → when he read it. */
  readBy: Readonly<Record<string, string>>;
  channels: readonly { channel: string; status: string; at: string }[];
}

export const notices: Projection<NoticeDocument, NoticeFact> = {
  model: 'notices',
  version: 1,
  types: [
    'notification.notice-sent',
    'notification.notice-read',
    'notification.delivery-tried',
    'notification.notice-withdrawn',
  ],
  keys: (event) => [event.data.notice],
  evolve: evolveDocument,
  indexes: ['recipient'],
};

function evolveDocument(document: NoticeDocument | undefined, event: Recorded<NoticeFact>): NoticeDocument | undefined {
  if (event.type === 'notification.notice-sent') {
    const { recipient, level, title, body, link, cause } = event.data;
    return {
      recipient,
      level,
      title,
      body,
      link,
      cause,
      at: event.at,
      readBy: {},
      channels: [{ channel: 'inbox', status: 'delivered', at: event.at }],
    };
  }
  if (!document) return undefined;
  switch (event.type) {
    case 'notification.notice-read':
      return { ...document, readBy: { ...document.readBy, [event.data.by]: event.at } };
    case 'notification.delivery-tried': {
      const { channel, status } = event.data;
      const others = document.channels.filter((c) => c.channel !== channel);
      return { ...document, channels: [...others, { channel, status, at: event.at }] };
    }
    case 'notification.notice-withdrawn':
      return undefined;
    default:
      return document;
  }
}
