import { describe, it } from '@jest/globals';
import type { PostFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { PostCommand } from './post.decide.js';
import { post } from './post.decider.js';

const about = { post: 'party.G1.ZZ', unit: 'party.G1', kind: 'party', role: 'groupLeader' } as const;
const created: PostFact = {
  type: 'organization.post-created',
  data: { ...about, code: 'ZZ', name: '党小组长', duties: [], on: '2026-01-01' },
};
const before = (from = '2026-02-01'): PostFact => ({
  type: 'organization.appointment-begun',
  data: { ...about, appointment: 'a1', person: 'p', from },
});
const ended = (on: string, reason: 'termOver' | 'transferred'): PostFact => ({
  type: 'organization.appointment-ended',
  data: { ...about, appointment: 'a1', person: 'p', from: '2026-02-01', on, reason },
});
const abolished: PostFact = {
  type: 'organization.post-abolished',
  data: { post: about.post, unit: about.unit, kind: about.kind, on: '2026-02-01' },
};
const succeed = (from: string, person = 'q'): PostCommand => ({
  kind: 'succeed',
  post: about.post,
  appointment: 'a2',
  person,
  from,
});
const his = (from: string): PostFact => ({
  type: 'organization.appointment-begun',
  data: { ...about, appointment: 'a2', person: 'q', from },
});

describe('whom a group has chosen to lead it', () => {
  it('holds its post from his first day, and who held it until then does so no longer', () => {
    given(post, [created])
      .when(succeed('2026-03-01'))
      .then([his('2026-03-01')]);
    given(post, [created, before()])
      .when(succeed('2026-03-01'))
      .then([ended('2026-03-01', 'termOver'), his('2026-03-01')]);
  });

  it('not before the post was there, and not before it was free', () => {
    given(post, [created])
      .when(succeed('2025-03-01'))
      .then([his('2026-01-01')]);
    given(post, [created, before(), ended('2026-05-01', 'transferred')])
      .when(succeed('2026-03-01'))
      .then([his('2026-05-01')]);
  });

  it('is not entered twice, nor where something later was said, nor on a post that is no more', () => {
    given(post, [created, before()]).when(succeed('2026-03-01', 'p')).then([]);
    given(post, [created, before('2026-04-01')])
      .when(succeed('2026-03-01'))
      .then([]);
    given(post, [created, abolished]).when(succeed('2026-03-01')).then([]);
    given(post).when(succeed('2026-03-01')).then([]);
  });
});
