import type { CommandBus } from '@nestjs/cqrs';
import { type Deadline, sendDue } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import { ChangeDutyList } from '../duty-list/duty-list.handlers.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { dutyDeadlines } from '../duty-lists/duty-deadlines.js';

/** Turns versions whose last day to sign is over into reminders. */
export function remindDue({ ports }: OrganizationRuntime, commands: CommandBus, at: string): Promise<number> {
  const on = todayOf({ at });
  const send = async (tenant: string, { payload }: Deadline, commandId: string): Promise<void> => {
    const context = { tenant, commandId, fingerprint: commandId, actor: 'system', at };
    const { list, version } = payload as { list: string; version: string };
    await commands.execute(new ChangeDutyList(context, { kind: 'noteDue', list, version, on }));
  };
  return sendDue(dutyDeadlines, ports.models, at, send);
}
