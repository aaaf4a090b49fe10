import type { PostDuty, PostFact, PostKind, PostRole } from '@ronghe/contracts';

/** Who holds the post now. */
export interface Holder {
  appointment: string;
  person: string;
  from: string;
}

export interface Standing {
  is: 'standing' | 'abolished';
  unit: string;
  kind: PostKind;
  role: PostRole;
  on: string;
  duties: readonly PostDuty[];
  /** Day of the last change of the duties. */
  dutiesOn: string;
  holder?: Holder;
  /** Since when nobody has held it, of a post that somebody held. */
  freeSince?: string;
}
export type Post = { is: 'unknown' } | Standing;

export const noPost = (): Post => ({ is: 'unknown' });

/** One post of a unit under one code: a second one cannot come to be. */
export const postId = (unit: string, code: string): string => `${unit}.${code}`;

/** An appointment that was taken back before its first day was never held. */
const freeAfter = ({ freeSince }: Standing, { from, on }: { from: string; on: string }): string | undefined =>
  on > from ? on : freeSince;

export function evolvePost(post: Post, fact: PostFact): Post {
  if (fact.type === 'organization.post-created') {
    const { unit, kind, role, on, duties } = fact.data;
    return { is: 'standing', unit, kind, role, on, duties, dutiesOn: on };
  }
  if (post.is === 'unknown') return post;
  switch (fact.type) {
    case 'organization.post-duties-changed':
      return { ...post, duties: fact.data.duties, dutiesOn: fact.data.on };
    case 'organization.appointment-begun': {
      const { appointment, person, from } = fact.data;
      return { ...post, holder: { appointment, person, from } };
    }
    case 'organization.appointment-ended':
      return { ...post, holder: undefined, freeSince: freeAfter(post, fact.data) };
    case 'organization.post-abolished':
      return { ...post, is: 'abolished' };
    default:
      return fact satisfies never;
  }
}
