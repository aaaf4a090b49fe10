import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import { NotificationRuntime } from '../notification.runtime.js';
import type { NoticeCommand } from './notice.decide.js';
import { notice } from './notice.decider.js';

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
