import { Controller, Param, Query } from '@nestjs/common';
import { CommandBus, type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type CommandContext, type Handled, type Keyed, type ModelReader, notFound } from '@ronghe/event-sourcing';
import {
  Caller,
  Changes,
  ChoiceField,
  type Column,
  Context,
  type Identity,
  ListFilter,
  Listing,
  Lists,
  Reads,
  Receipt,
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { ChangeNotice } from '../notice/notice.handlers.js';
import { NotificationRuntime } from '../notification.runtime.js';
import { isForgotten } from '../reactions/forgotten-people.js';
import { type NoticeDocument, notices } from './notices.js';

class NoticeFilter extends ListFilter {
  @ChoiceField(['true', 'false'], { optional: true }) unread?: 'true' | 'false';
}

const COLUMNS: Column[] = [
  { field: 'at', label: { zh: '时间', en: 'Time' } },
  {
    field: 'level',
    label: { zh: '级别', en: 'Level' },
    values: {
      information: { zh: '通知', en: 'information' },
      reminder: { zh: '提醒', en: 'reminder' },
      warning: { zh: '预警', en: 'warning' },
      halt: { zh: '叫停', en: 'halt' },
    },
  },
  { field: 'titleZh', label: { zh: '标题', en: 'Title (Chinese)' } },
  { field: 'titleEn', label: { zh: '英文标题', en: 'Title' } },
  { field: 'readAt', label: { zh: '阅读时间', en: 'Read' } },
];

/** What is addressed to a person, or to a unit he speaks for. */
const recipientsOf = ({ person, units }: Pick<Viewpoint, 'person' | 'units'>): string[] => [
  `person:${person}`,
  ...units.map((u) => `unit:${u}`),
];

async function inboxOf(
  reader: ModelReader,
  who: Pick<Viewpoint, 'person' | 'units'>,
): Promise<Keyed<NoticeDocument>[]> {
  const lists = recipientsOf(who).map((recipient) => reader.find(notices, { filter: { recipient } }));
  return (await Promise.all(lists)).flat();
}

const viewOf = ({ key, document: { readBy, title, body, ...rest } }: Keyed<NoticeDocument>, person: string) => ({
  id: key,
  ...rest,
  title,
  body,
  titleZh: title.zh,
  titleEn: title.en,
  readAt: readBy[person],
});

export class InboxQuery {
  constructor(readonly view: Viewpoint) {}
}

@QueryHandler(InboxQuery)
export class InboxQueryHandler implements IQueryHandler<InboxQuery> {
  constructor(private readonly runtime: NotificationRuntime) {}

  async execute({ view }: InboxQuery): Promise<ReturnType<typeof viewOf>[]> {
    const reader = await this.runtime.view(view);
    // Perhaps a notice was under way while he was forgotten.
    if (await isForgotten(reader, `person:${view.person}`)) return [];
    const found = await inboxOf(reader, view);
    return found.map((notice) => viewOf(notice, view.person));
  }
}

@ApiTags('notification')
@Controller('api/notification/v1/notices')
export class NoticesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly runtime: NotificationRuntime,
  ) {}

  @Lists('', '消息列表 The inbox', ['read', 'notice'])
  async list(@View() view: Viewpoint, @Query() { unread }: NoticeFilter): Promise<Listing<{ id: string }>> {
    const all = await this.inbox(view);
    const rows = unread === undefined ? all : all.filter((n) => (n.readAt === undefined) === (unread === 'true'));
    return new Listing({ zh: '消息', en: 'Inbox' }, rows, COLUMNS, '-at');
  }

  @Reads('summary', '未读消息数 How many are unread', ['read', 'notice'])
  async summary(@View() view: Viewpoint, @Query() _: ViewFilter): Promise<{ unread: number }> {
    return { unread: (await this.inbox(view)).filter((n) => n.readAt === undefined).length };
  }

  @Changes(':id/reading', '标为已读 Mark as read', ['change', 'notice'])
  async read(
    @Context() context: CommandContext,
    @Caller() caller: Identity,
    @Param('id') id: string,
  ): Promise<Receipt> {
    const found = await (await this.runtime.lookup(context)).get(notices, id);
    if (!found || !recipientsOf(caller).includes(found.recipient)) return notFound({ zh: '消息', en: 'notice' });
    const command = new ChangeNotice(context, id, { kind: 'readNotice', notice: id, by: caller.person });
    return new Receipt(id, await this.commands.execute<ChangeNotice, Handled>(command));
  }

  private inbox(view: Viewpoint): Promise<ReturnType<typeof viewOf>[]> {
    return this.queries.execute(new InboxQuery(view));
  }
}
