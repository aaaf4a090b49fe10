import { setTimeout as wait } from 'node:timers/promises';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandContext, type Handled, notFound } from '@ronghe/event-sourcing';
import { type Claims, rightsOf } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { workbookImport } from '../workbook-import/workbook-import.decider.js';
import { ImportWorker } from './worker.handlers.js';

export class CancelImport {
  constructor(
    readonly context: CommandContext,
    readonly id: string,
  ) {}
}
export class ResumeImport {
  constructor(
    readonly context: CommandContext,
    readonly sender: Claims,
    readonly id: string,
  ) {}
}

/** How long a cancelled import may take to its next batch until the answer leaves without it. */
const LONGEST_WAIT_MS = 10_000;
const LOOK_EVERY_MS = 30;

/** His own, and everybody's for who imports for the whole oilfield; for others there is none. */
async function requireOwn(runtime: OrganizationRuntime, context: CommandContext, id: string): Promise<void> {
  const state = await runtime.state(workbookImport, context.tenant, id);
  const all = rightsOf(context)?.everywhere('change', 'workbook') ?? true;
  if (!state || state.is === 'unknown' || !(all || state.by === context.actor)) notFound({ zh: '导入', en: 'import' });
}

@CommandHandler(CancelImport)
export class CancelImportHandler implements ICommandHandler<CancelImport> {
  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly worker: ImportWorker,
  ) {}

  /** Answers once nothing is loaded any more, so that the report then says all that was. */
  async execute({ context, id }: CancelImport): Promise<Handled> {
    await requireOwn(this.runtime, context, id);
    const { tenant, actor: by } = context;
    const command = { kind: 'cancelImport', import: id, by } as const;
    const asked = await this.runtime.handle(workbookImport, id, command, context);
    const until = performance.now() + LONGEST_WAIT_MS;
    while (performance.now() < until) {
      const state = await this.runtime.state(workbookImport, tenant, id);
      if (state?.is === 'ended') break;
      await this.worker.takeUp({ tenant, id });
      await wait(LOOK_EVERY_MS);
    }
    const { version, position } = await this.runtime.handle(workbookImport, id, command, {
      ...context,
      commandId: `${context.commandId}.ended`,
      expectedVersion: undefined,
    });
    return { ...asked, version, position };
  }
}

@CommandHandler(ResumeImport)
export class ResumeImportHandler implements ICommandHandler<ResumeImport> {
  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly worker: ImportWorker,
  ) {}

  /** It goes on within what the one may who asked for it. */
  async execute({ context, sender, id }: ResumeImport): Promise<Handled> {
    await requireOwn(this.runtime, context, id);
    const { tenant, actor: by } = context;
    const named = { tenant, id };
    const { jobs } = this.worker;
    const job = await jobs.get(named);
    const worked = await this.worker.leased(named);
    const command = { kind: 'resumeImport', import: id, by, kept: job !== undefined, worked } as const;
    const handled = await this.runtime.handle(workbookImport, id, command, context);
    if (job && !handled.replayed) {
      await jobs.keep({ ...job, sender, tries: 0 });
      await this.worker.takeUp(named);
    }
    return handled;
  }
}
