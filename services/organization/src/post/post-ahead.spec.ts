import { describe, it } from '@jest/globals';
import type { PostFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { Person } from '../person/person.js';
import { post as decider } from './post.decider.js';
import type { PostCommand } from './post.decide.js';

const today = '2026-06-15';
const HEAD = 'production.W.HEAD';
const about = { post: HEAD, unit: 'production.W', kind: 'administrative', role: 'head' } as const;
const FIRST = '2026-01-01';
const candidate: Person = {
  is: 'registered',
  name: 'pd1.n',
  unit: 'production.W',
  stages: {},
  employedOn: '2010-07-01',
  lastOn: '2010-07-01',
};

const created: PostFact = {
  type: 'organization.post-created',
  data: { ...about, code: 'HEAD', name: '厂长', duties: [], on: FIRST },
};
const begun = (from: string): PostFact => ({
  type: 'organization.appointment-begun',
  data: { ...about, appointment: 'a1', person: 'p', from },
});
const ended = (from: string, on: string): PostFact => ({
  type: 'organization.appointment-ended',
  data: { ...about, appointment: 'a1', person: 'p', from, on, reason: 'other' },
});
const appoint = (from: string): PostCommand => ({
  kind: 'appoint',
  post: HEAD,
  appointment: 'a1',
  person: 'p',
  from,
  candidate,
  today,
});
const end = (on: string): PostCommand => ({
  kind: 'endAppointment',
  post: HEAD,
  appointment: 'a1',
  on,
  reason: 'other',
  today,
});
const abolish = (on: string): PostCommand => ({ kind: 'abolishPost', post: HEAD, on, today });
const SLIP = '2062-01-01';

describe('a day ahead', () => {
  it('lies a year ahead at most: beyond, the post would be locked until then', () => {
    const duties = { found: [{ code: 'A1', name: '安全生产' }], unregistered: [] };
    const around = { foundedOn: '2015-01-01', tree: 'production' } as const;
    const { unit, role } = about;
    given(decider, [created])
      .when(appoint('2027-06-16'))
      .then([begun('2027-06-16')]);
    given(decider)
      .when({ kind: 'createPost', unit, code: 'HEAD', name: '厂长', role, duties, on: SLIP, today, around })
      .thenRefused('too-far-ahead');
    for (const command of [
      appoint(SLIP),
      abolish(SLIP),
      { kind: 'changeDuties', post: HEAD, duties, on: SLIP, today } as const,
    ])
      given(decider, [created]).when(command).thenRefused('too-far-ahead');
    given(decider, [created, begun('2026-02-01')])
      .when(end(SLIP))
      .thenRefused('too-far-ahead');
  });
});

describe('an appointment that has not begun', () => {
  it('is taken back by any day up to its first', () => {
    for (const on of [today, SLIP])
      given(decider, [created, begun(SLIP)])
        .when(end(on))
        .then([ended(SLIP, SLIP)]);
  });

  it('leaves no trace: the post is free as it was before', () => {
    const never = [begun(SLIP), ended(SLIP, SLIP)];
    given(decider, [created, ...never])
      .when(appoint('2026-02-01'))
      .then([begun('2026-02-01')]);
    const { post, unit, kind } = about;
    given(decider, [created, ...never])
      .when(abolish('2026-06-01'))
      .then([{ type: 'organization.post-abolished', data: { post, unit, kind, on: '2026-06-01' } }]);
    given(decider, [created, begun('2026-02-01'), ended('2026-02-01', '2026-05-01'), ...never])
      .when(appoint('2026-04-30'))
      .thenRefused('before-last-holder-left');
  });
});
