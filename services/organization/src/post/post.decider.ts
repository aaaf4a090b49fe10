import type { PostFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type PostCommand, decidePost } from './post.decide.js';
import { type Post, evolvePost, noPost } from './post.js';

export const post: Decider<Post, PostCommand, PostFact> = {
  category: 'post',
  initial: noPost,
  decide: decidePost,
  evolve: evolvePost,
};
