import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { PostKind } from '@ronghe/contracts';
import {
  type Column,
  IdField,
  ListFilter,
  Listing,
  Lists,
  OnField,
  Reads,
  View,
  ViewFilter,
  type Viewpoint,
} from '@ronghe/service-kit';
import { KIND_WORDS } from '../posts/post-words.js';
import { type Finding, type PostOnDay, findingsOf } from './dual-duties.js';
import { type DualDutyBoard, DualDutiesQuery, type NamedPost } from './dual-duties.handlers.js';

class MatrixFilter extends ListFilter {
  @IdField({ description: 'production unit whose leaders are looked at' }) unit!: string;
  @OnField() on?: string;
}
class OneFilter extends ViewFilter {
  @OnField() on?: string;
}

const FINDING_COLUMNS: Column[] = [
  { field: 'no', label: { zh: '序号', en: 'No.' } },
  {
    field: 'kind',
    label: { zh: '问题', en: 'Finding' },
    values: {
      overlap: { zh: '职责重叠', en: 'carried twice' },
      gap: { zh: '职责空白', en: 'carried by nobody' },
      single: { zh: '单岗', en: 'posts of one kind only' },
    },
  },
  { field: 'duty', label: { zh: '责任编码', en: 'Duty' } },
  { field: 'dutyName', label: { zh: '责任', en: 'Duty in words' } },
  { field: 'postNames', label: { zh: '岗位', en: 'Posts' } },
  { field: 'name', label: { zh: '领导', en: 'Leader' }, sealed: true },
  { field: 'has', label: { zh: '只有', en: 'Has only' }, values: KIND_WORDS },
];

/** A leader of the matrix; `duty_<code>` is there for each duty that he carries. */
interface LeaderRow {
  id: string;
  no: number;
  name?: string | null;
  administrativePosts: string;
  partyPosts: string;
  single?: PostKind;
  carries: string[];
  posts: NamedPost[];
}
interface FindingRow {
  id: string;
  no: number;
  kind: Finding['kind'];
  duty?: string;
  dutyName?: string;
  dutyKind?: PostKind;
  posts: NamedPost[];
  postNames: string;
  person?: string;
  name?: string | null;
  has?: PostKind;
}
interface RegisterView {
  unit: string;
  partyOrganization: string;
  on: string;
  leaders: number;
  findings: Record<Finding['kind'], number>;
  duties: { code: string; name: string; kind: PostKind; state: 'carried' | 'overlap' | 'gap'; posts: NamedPost[] }[];
}

const namesOf = (posts: readonly PostOnDay[]): string => posts.map(({ name }) => name).join('、');
const ofKind = (posts: readonly PostOnDay[], kind: PostKind): string => namesOf(posts.filter((p) => p.kind === kind));

@ApiTags('organization')
@Controller('api/organization/v1/dual-duties')
export class DualDutiesController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('', '一岗双责矩阵：领导与责任 Leaders and the duties they carry', ['read', 'post'])
  async matrix(@View() view: Viewpoint, @Query() { unit, on }: MatrixFilter): Promise<Listing<LeaderRow>> {
    const board = await this.board(view, unit, on);
    const rows = await Promise.all(
      board.duties.leaders.map(async ({ person, posts, carries, single }, i): Promise<LeaderRow> => ({
        id: person,
        no: i + 1,
        name: await board.name(person),
        administrativePosts: ofKind(posts, 'administrative'),
        partyPosts: ofKind(posts, 'party'),
        single,
        carries: [...carries],
        posts: await board.named(posts),
        ...Object.fromEntries([...carries].map((code) => [`duty_${code}`, '✓'])),
      })),
    );
    return new Listing({ zh: '一岗双责矩阵', en: 'Dual duties' }, rows, matrixColumns(board), 'no');
  }

  @Lists('findings', '一岗双责的重叠、空白和单岗 What is carried twice, by nobody, or on one kind of post', [
    'read',
    'post',
  ])
  async findings(@View() view: Viewpoint, @Query() { unit, on }: MatrixFilter): Promise<Listing<FindingRow>> {
    const board = await this.board(view, unit, on);
    const rows = await Promise.all(findingsOf(board.duties).map((finding, i) => findingRow(board, finding, i + 1)));
    return new Listing({ zh: '一岗双责问题', en: 'Findings on dual duties' }, rows, FINDING_COLUMNS, 'no');
  }

  @Reads('registers/:unit', '一个单位的责任目录及承担情况 The duties of a unit and who carries them', ['read', 'post'])
  async register(
    @View() view: Viewpoint,
    @Param('unit') unit: string,
    @Query() { on }: OneFilter,
  ): Promise<RegisterView> {
    const board = await this.board(view, unit, on);
    const found = findingsOf(board.duties);
    const count = (kind: Finding['kind']): number => found.filter((finding) => finding.kind === kind).length;
    return {
      unit,
      partyOrganization: board.register.partyOrganization,
      on: board.register.on,
      leaders: board.duties.leaders.length,
      findings: { overlap: count('overlap'), gap: count('gap'), single: count('single') },
      duties: await Promise.all(
        board.duties.duties.map(async (duty) => ({ ...duty, posts: await board.named(duty.posts) })),
      ),
    };
  }

  private board(view: Viewpoint, unit: string, day = view.today): Promise<DualDutyBoard> {
    return this.queries.execute<DualDutiesQuery, DualDutyBoard>(new DualDutiesQuery(view, unit, day));
  }
}

const matrixColumns = ({ register }: DualDutyBoard): Column[] => [
  { field: 'no', label: { zh: '序号', en: 'No.' } },
  { field: 'name', label: { zh: '领导', en: 'Leader' }, sealed: true },
  { field: 'administrativePosts', label: { zh: '行政职务', en: 'Administrative posts' } },
  { field: 'partyPosts', label: { zh: '党内职务', en: 'Party posts' } },
  { field: 'single', label: { zh: '单岗', en: 'Only one kind' }, values: KIND_WORDS },
  ...register.duties.map(({ code, name }) => ({ field: `duty_${code}`, label: { zh: name, en: name } })),
];

async function findingRow(board: DualDutyBoard, finding: Finding, no: number): Promise<FindingRow> {
  const { id, kind } = finding;
  if (finding.kind === 'single') {
    const { person, posts } = finding.leader;
    const shown = { posts: await board.named(posts), postNames: namesOf(posts) };
    return { id, no, kind, ...shown, person, name: await board.name(person), has: finding.has };
  }
  const { code, name, kind: dutyKind, posts } = finding.duty;
  return {
    id,
    no,
    kind,
    duty: code,
    dutyName: name,
    dutyKind,
    posts: await board.named(posts),
    postNames: namesOf(posts),
  };
}
