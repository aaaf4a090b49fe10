import type { NoticeFact } from '@ronghe/contracts';
import type { Deadline, Projection } from '@ronghe/event-sourcing';

/** What is still to be sent, and when; one document per notice and channel. */
export const deliveries: Projection<Deadline, NoticeFact> = {
  model: 'deliveries-due',
  version: 1,
  types: ['notification.delivery-scheduled', 'notification.delivery-tried', 'notification.notice-withdrawn'],
  keys: ({ data }) => channelsOf(data).map((channel) => `${data.notice}|${channel}`),
  evolve: (_, event) => {
    if (event.type !== 'notification.delivery-scheduled') return undefined;
    const { notice, channel, attempt, dueAt } = event.data;
    return { dueAt, command: 'deliver', payload: { notice, channel, attempt } };
  },
};

const channelsOf = (data: NoticeFact['data']): readonly string[] => {
  if ('channels' in data) return data.channels;
  return 'channel' in data ? [data.channel] : [];
};
