import type { CommandBus } from '@nestjs/cqrs';
import { type Deadline, sendDue } from '@ronghe/event-sourcing';
import { todayOf } from '@ronghe/service-kit';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { sessionDeadlines } from '../training-plans/training-sessions.js';
import { ChangeTrainingSession } from '../training-session/training-session.handlers.js';

/** Tells who is to come to a session of the next day. */
export function announceNear({ ports }: OrganizationRuntime, commands: CommandBus, at: string): Promise<number> {
  const on = todayOf({ at });
  const send = async (tenant: string, { payload }: Deadline, commandId: string): Promise<void> => {
    const context = { tenant, commandId, fingerprint: commandId, actor: 'system', at };
    const { session } = payload as { session: string };
    await commands.execute(new ChangeTrainingSession(context, { kind: 'announceSession', session, on }));
  };
  return sendDue(sessionDeadlines, ports.models, at, send);
}
