import type { PostDuty, PostFact, PostKind, PostRole } from '@ronghe/contracts';
import type { Projection, Recorded } from '@ronghe/event-sourcing';

/** A post and all that its duties have been, oldest first, so that any day can be asked about. */
export interface PostRow {
  unit: string;
  code: string;
  name: string;
  kind: PostKind;
  role: PostRole;
  on: string;
  duties: readonly { on: string; duties: readonly PostDuty[] }[];
  abolishedOn?: string;
  /** Events on the post's stream: its version. */
  events: number;
}

export const posts: Projection<PostRow, PostFact> = {
  model: 'posts',
  version: 1,
  types: [
    'organization.post-created',
    'organization.post-duties-changed',
    'organization.appointment-begun',
    'organization.appointment-ended',
    'organization.post-abolished',
  ],
  keys: ({ data }) => [data.post],
  evolve: evolvePosts,
  indexes: ['unit'],
};

function evolvePosts(row: PostRow | undefined, event: Recorded<PostFact>): PostRow | undefined {
  if (event.type === 'organization.post-created') {
    const { unit, code, name, kind, role, on, duties } = event.data;
    return { unit, code, name, kind, role, on, duties: [{ on, duties }], events: 1 };
  }
  if (!row) return undefined;
  const next = { ...row, events: row.events + 1 };
  switch (event.type) {
    case 'organization.post-duties-changed': {
      const { on, duties } = event.data;
      return { ...next, duties: [...row.duties, { on, duties }] };
    }
    case 'organization.post-abolished':
      return { ...next, abolishedOn: event.data.on };
    default:
      return next;
  }
}

export const dutiesOn = ({ duties }: Pick<PostRow, 'duties'>, day: string): readonly PostDuty[] =>
  duties.findLast(({ on }) => on <= day)?.duties ?? [];
