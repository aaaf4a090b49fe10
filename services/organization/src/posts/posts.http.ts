import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { POST_KINDS, type PostDuty, type PostEnding, type PostKind, type PostRole } from '@ronghe/contracts';
import { notFound } from '@ronghe/event-sourcing';
import {
  ChoiceField,
  type Column,
  IdField,
  ListFilter,
  ListQuery,
  Listing,
  Lists,
  OnField,
  OneQuery,
  Reads,
  TextField,
  Versioned,
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { appointments } from './appointments.js';
import { PostBoard } from './post-board.handlers.js';
import { KIND_WORDS, ROLE_WORDS } from './post-words.js';
import { type PostRow, dutiesOn } from './posts.js';

const STATES = ['held', 'vacant', 'abolished'] as const;
type State = (typeof STATES)[number];

class PostFilter extends ListFilter {
  @IdField({ optional: true, description: 'only posts of this unit and below it' }) unit?: string;
  @ChoiceField(POST_KINDS, { optional: true }) kind?: PostKind;
  @ChoiceField(STATES, { optional: true, description: 'all but abolished ones without it' }) state?: State;
  @IdField({ optional: true, description: 'held by this person' }) person?: string;
  @TextField(60, { optional: true, description: 'part of the post’s name' }) q?: string;
  @OnField() on?: string;
}

const COLUMNS: Column[] = [
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'code', label: { zh: '编码', en: 'Code' } },
  { field: 'name', label: { zh: '岗位', en: 'Post' } },
  { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: KIND_WORDS },
  { field: 'role', label: { zh: '职务', en: 'Role' }, values: ROLE_WORDS },
  {
    field: 'state',
    label: { zh: '状态', en: 'State' },
    values: {
      held: { zh: '在任', en: 'held' },
      vacant: { zh: '空缺', en: 'vacant' },
      abolished: { zh: '已撤销', en: 'abolished' },
    },
  },
  { field: 'holderName', label: { zh: '任职人', en: 'Holder' }, sealed: true },
  { field: 'since', label: { zh: '任职日期', en: 'Since' } },
  { field: 'dutyNames', label: { zh: '职责', en: 'Duties' } },
  { field: 'on', label: { zh: '设立日期', en: 'Created on' } },
  { field: 'abolishedOn', label: { zh: '撤销日期', en: 'Abolished on' } },
];

interface PostListed {
  id: string;
  unit: string;
  unitName: string;
  /** The unit and all above it. */
  within: readonly string[];
  code: string;
  name: string;
  kind: PostKind;
  role: PostRole;
  on: string;
  abolishedOn?: string;
  state: State;
  duties: readonly PostDuty[];
  dutyNames: string;
  appointment?: string;
  holder?: string;
  /** Null of a person who was forgotten. */
  holderName?: string | null;
  since?: string;
}
interface HolderRow {
  id: string;
  person: string;
  name?: string | null;
  from: string;
  to?: string;
  reason?: PostEnding;
}
interface PostView extends PostListed {
  holders: HolderRow[];
  dutiesOverTime: PostRow['duties'];
}

export class PostsQuery extends ListQuery<PostFilter> {}
export class PostQuery extends OneQuery {}

async function listed(board: PostBoard, id: string, row: PostRow): Promise<PostListed> {
  const held = board.holder(id);
  const { unit, code, name, kind, role, on, abolishedOn } = row;
  const duties = dutiesOn(row, board.day);
  return {
    id,
    unit,
    unitName: board.chart.name(unit),
    within: board.chart.within(unit),
    code,
    name,
    kind,
    role,
    on,
    abolishedOn,
    state: board.isThere(row) ? (held ? 'held' : 'vacant') : 'abolished',
    duties,
    dutyNames: duties.map((duty) => duty.name).join('、'),
    appointment: held?.key,
    holder: held?.document.person,
    holderName: held && (await nameOf(board.reader, held.document.person)),
    since: held?.document.from,
  };
}

@QueryHandler(PostsQuery)
export class PostsQueryHandler implements IQueryHandler<PostsQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, filter }: PostsQuery): Promise<Listing<PostListed>> {
    const { unit, kind, state, person, q, on: day = view.today } = filter;
    const board = await PostBoard.of(await this.runtime.view(view), view, day);
    const wanted = [...board.posts].filter(([id, row]) => {
      if (row.on > day || (unit && !board.chart.under(row.unit, unit)) || (kind && row.kind !== kind)) return false;
      const holder = board.holder(id)?.document.person;
      if ((person && holder !== person) || (q && !row.name.includes(q))) return false;
      return board.may(row.unit, holder);
    });
    const rows = await Promise.all(wanted.map(([id, row]) => listed(board, id, row)));
    const kept = rows.filter((row) => (state ? row.state === state : row.state !== 'abolished'));
    return new Listing({ zh: '岗位', en: 'Posts' }, kept, COLUMNS, 'unitName');
  }
}

@QueryHandler(PostQuery)
export class PostQueryHandler implements IQueryHandler<PostQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  /** Who sees it because he holds it sees himself among its holders, and not who was there before him. */
  async execute({ view, id }: PostQuery): Promise<Versioned<PostView>> {
    const board = await PostBoard.of(await this.runtime.view(view), view, view.today);
    const row = board.posts.get(id);
    if (!row || !board.may(row.unit, board.holder(id)?.document.person)) return notFound({ zh: '岗位', en: 'post' });
    const found = await board.reader.find(appointments, { filter: { post: id } });
    const holders = await Promise.all(
      found
        .filter(({ document }) => board.may(row.unit, document.person))
        .map(async ({ key, document: { person, from, to, reason } }): Promise<HolderRow> => {
          return { id: key, person, name: await nameOf(board.reader, person), from, to, reason };
        }),
    );
    holders.sort((a, b) => (a.from < b.from ? 1 : -1));
    return new Versioned({ ...(await listed(board, id, row)), holders, dutiesOverTime: row.duties }, row.events);
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/posts')
export class PostsController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '岗位列表 List posts and who holds them', ['read', 'post'])
  list(@View() view: Viewpoint, @Query() filter: PostFilter): Promise<Listing<PostListed>> {
    return this.queries.execute(new PostsQuery(view, filter));
  }

  @Reads(':id', '一个岗位及其历任 One post, its duties and its holders over time', ['read', 'post'])
  one(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<Versioned<PostView>> {
    return this.queries.execute(new PostQuery(view, id));
  }
}
