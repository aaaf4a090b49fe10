import type { CommandBus } from '@nestjs/cqrs';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { ChangeNotice } from '../notice/notice.handlers.js';
import { notices } from '../notices/notices.js';
import type { NotificationRuntime } from '../notification.runtime.js';
import type { ForgottenData } from './forgotten-people.js';

/** Takes back what was addressed to a person who was forgotten, and what of it was still to be sent. */
export const noticesWithdrawn = (runtime: NotificationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'notices-withdrawn',
  types: ['organization.person-forgotten'],
  react: async ({ tenant, at, trace, data }: RecordedEvent, commandId: string) => {
    const recipient = `person:${(data as ForgottenData).person}`;
    const found = await (await runtime.reader(tenant)).find(notices, { filter: { recipient } });
    await Promise.all(
      found.map(({ key: notice }) => {
        const id = hashId(commandId, notice);
        const context = { tenant, commandId: id, fingerprint: id, actor: 'system', at, trace };
        return commands.execute(new ChangeNotice(context, notice, { kind: 'withdrawNotice', notice }));
      }),
    );
  },
});
