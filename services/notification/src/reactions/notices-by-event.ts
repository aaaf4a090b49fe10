import type { CommandBus } from '@nestjs/cqrs';
import {
  type AnyReaction,
  type CommandContext,
  type Recorded,
  type RecordedEvent,
  hashId,
} from '@ronghe/event-sourcing';
import { ChangeNotice } from '../notice/notice.handlers.js';
import type { NotificationRuntime } from '../notification.runtime.js';
import { webhooks } from '../webhook/webhooks.js';
import { isForgotten } from './forgotten-people.js';
import { knownAlliances, knownUnitsHere } from './known.js';
import { NOTEWORTHY, type Noteworthy, wordingOf } from './wording.js';

/** One cause and recipient is one notice. */
export const noticeId = (cause: string, recipient: string): string => `n${hashId(cause, recipient)}`;

/** Puts a notice into the inbox of everyone whom an event concerns. */
export const noticesByEvent = (runtime: NotificationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'notices-by-event',
  types: NOTEWORTHY,
  react: async (event: Recorded<Noteworthy>, commandId: string) => {
    const reader = await runtime.reader(event.tenant);
    const allianceId = 'alliance' in event.data ? event.data.alliance : undefined;
    const units = new Map<string, string>();
    for (const id of unitsIn(event.data)) units.set(id, (await reader.get(knownUnitsHere, id))?.name ?? id);
    const alliance = allianceId === undefined ? undefined : await reader.get(knownAlliances, allianceId);
    // Logs travel apart: the problem can be here before its alliance. It is delivered again until it is.
    if (allianceId !== undefined && !alliance && event.type !== 'alliance-project.alliance-formed')
      throw new Error(`alliance ${allianceId} is not known here yet`);
    const wording = wordingOf(event, {
      alliance,
      unitName: (id) => units.get(id) ?? id,
    });
    if (!wording) return;
    const { recipients, ...words } = wording;
    const cause = { id: event.id, type: event.type };
    await Promise.all(
      recipients.map(async (recipient) => {
        if (await isForgotten(reader, recipient)) return;
        const id = noticeId(event.id, recipient);
        const notice = { notice: id, recipient, ...words, cause };
        await commands.execute(
          new ChangeNotice(contextOf(event, hashId(commandId, recipient)), id, { kind: 'sendNotice', notice }),
        );
      }),
    );
  },
});

const unitsIn = (data: object): string[] =>
  ['unit', 'raisedBy'].flatMap((field) => {
    const value = (data as Record<string, unknown>)[field];
    return typeof value === 'string' ? [value] : [];
  });

/** Schedules a notice on every webhook that takes its level; the sending itself is a deadline's work. */
export const deliveriesByNotice = (runtime: NotificationRuntime, commands: CommandBus): AnyReaction => ({
  name: 'deliveries-by-notice',
  types: ['notification.notice-sent'],
  react: async (event: RecordedEvent, commandId: string) => {
    const { notice, level } = event.data as { notice: string; level: string };
    for (const { key, document } of await (await runtime.reader(event.tenant)).find(webhooks)) {
      if (!document.levels.some((l) => l === level)) continue;
      const command = { kind: 'scheduleDelivery' as const, notice, channel: `webhook:${key}`, dueAt: event.at };
      await commands.execute(new ChangeNotice(contextOf(event, hashId(commandId, key)), notice, command));
    }
  },
});

/**
 * What an event causes is recorded with the event's own time and trace. The event is the request: redelivered after a unit
 * was renamed, its notice has other words and is still the same one.
 */
const contextOf = ({ tenant, at, trace }: RecordedEvent, commandId: string): CommandContext => ({
  tenant,
  commandId,
  fingerprint: commandId,
  actor: 'system',
  at,
  trace,
});
