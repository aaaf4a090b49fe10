import type { LocalText } from './session';
import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/notification/v1';

export const noticeLevels = ['information', 'reminder', 'warning', 'halt'] as const;
export type NoticeLevel = (typeof noticeLevels)[number];

export interface Notice {
  id: string;
  level: NoticeLevel;
  title: LocalText;
  body: LocalText;
  at: string;
  readAt?: string;
  link?: string;
  cause: { id: string; type: string };
  channels: { channel: string; status: string; at: string }[];
}

export interface Webhook {
  id: string;
  url: string;
  levels: NoticeLevel[];
  createdAt: string;
  deliveries: { ok: number; failed: number; lastStatus?: number | string };
}

export const webhooksPath = `${service}/webhooks`;
export const webhookRemovalPath = (id: string) => `${webhooksPath}/${encodeURIComponent(id)}/removal`;
export const readingPath = (id: string) => `${service}/notices/${encodeURIComponent(id)}/reading`;

export const useNotices = (unread: boolean) =>
  useList<Notice>(`${service}/notices`, { unread: unread ? true : undefined });
export const useNoticeSummary = (enabled = true) =>
  useGet<{ unread: number }>(`${service}/notices/summary`, {}, { enabled, refetchInterval: 30_000 });
export const useWebhooks = () => useList<Webhook>(webhooksPath);
