import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NoticeFact } from '@ronghe/contracts';
import type { CommandContext, Decider, Handled } from '@ronghe/event-sourcing';
import { NotificationRuntime } from '../notification.runtime.js';
import { type Notice, evolveNotice, unsent } from './notice.js';
import { type NoticeCommand, decideNotice } from './notice.decide.js';

export const notice: Decider<Notice, NoticeCommand, NoticeFact> = {
  category: 'notice',
  initial: unsent,
  decide: decideNotice,
  evolve: evolveNotice,
};

export class ChangeNotice {
  constructor(
    readonly context: CommandContext,
    readonly id: string,
    readonly command: NoticeCommand,
  ) {}
}

@CommandHandler(ChangeNotice)
export class ChangeNoticeHandler implements ICommandHandler<ChangeNotice> {
  constructor(private readonly runtime: NotificationRuntime) {}

  execute({ context, id, command }: ChangeNotice): Promise<Handled> {
    return this.runtime.handle(notice, id, command, context);
  }
}
