import type { CommandBus } from '@nestjs/cqrs';
import { type Deadline, sendDue } from '@ronghe/event-sourcing';
import type { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { ChangeProblem } from '../problem/problem.handlers.js';
import { problemDeadlines } from '../problems/problem-deadlines.js';
import { ChangeRectification } from '../rectification/rectification.handlers.js';
import { rectificationDeadlines } from '../rectifications/rectification-deadlines.js';

type Due = { dueOn: string };

/** Turns problems that were not solved as promised into overdue ones. */
export function problemsDue({ ports }: AllianceProjectRuntime, commands: CommandBus, at: string): Promise<number> {
  const send = async (tenant: string, { payload }: Deadline, commandId: string): Promise<void> => {
    const context = { tenant, commandId, actor: 'system', at };
    const { problem, dueOn } = payload as Due & { problem: string };
    await commands.execute(new ChangeProblem(context, { kind: 'noteOverdue', problem, dueOn }));
  };
  return sendDue(problemDeadlines, ports.models, at, send);
}

/** Turns what was not put right by its day into what is overdue. */
export function rectificationsDue(
  { ports }: AllianceProjectRuntime,
  commands: CommandBus,
  at: string,
): Promise<number> {
  const send = async (tenant: string, { payload }: Deadline, commandId: string): Promise<void> => {
    const context = { tenant, commandId, actor: 'system', at };
    const { rectification, dueOn } = payload as Due & { rectification: string };
    await commands.execute(new ChangeRectification(context, { kind: 'noteOverdue', rectification, dueOn }));
  };
  return sendDue(rectificationDeadlines, ports.models, at, send);
}
